package fr.ent.pronote.publication;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A base as REST shows it. */
@Schema(name = "Base")
public record BaseView(
        String uai,
        String name,
        BaseKind kind,
        String publicAddress,
        boolean labMode,
        boolean published,
        List<Space> spaces) {
    static BaseView of(Base base) {
        return new BaseView(
                base.uai,
                base.name,
                base.kind,
                base.publicAddress,
                base.labMode,
                base.published,
                List.copyOf(base.spaces()));
    }
}
