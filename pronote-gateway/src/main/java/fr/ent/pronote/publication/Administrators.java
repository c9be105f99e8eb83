package fr.ent.pronote.publication;

import fr.ent.kit.security.Caller;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who may run a base: {@code ADMC} all of them, {@code PRONOTE_ADMIN:{UAI}} that school's. */
@RequestScoped
public class Administrators {
    private static final String EVERYWHERE = "ADMC";
    private static final String HERE = "PRONOTE_ADMIN";

    private final Caller caller;
    private final Bases bases;
    private final SecurityIdentity identity;

    Administrators(Caller caller, Bases bases, SecurityIdentity identity) {
        this.caller = caller;
        this.bases = bases;
        this.identity = identity;
    }

    /** @throws ForbiddenException for anybody else, whether the base exists or not */
    public void require(Uai uai) {
        requireSignedIn();
        if (!caller.has(EVERYWHERE) && !caller.hasIn(HERE, List.of(uai.value()))) {
            throw new ForbiddenException();
        }
    }

    /** For what only the whole platform's administrators do, such as opening a base for a school. */
    public void requireEverywhere() {
        requireSignedIn();
        if (!caller.has(EVERYWHERE)) {
            throw new ForbiddenException();
        }
    }

    /** The bases of the caller; at least one function is needed to see even an empty list. */
    public List<Base> basesOfCaller() {
        requireSignedIn();
        if (caller.has(EVERYWHERE)) {
            return bases.listByName();
        }
        if (caller.scopesOf(HERE).isEmpty()) {
            throw new ForbiddenException();
        }
        return bases.listByName(caller.scopesOf(HERE));
    }

    /** Who the caller is, for the journal: his login, or the id of a client. */
    public String id() {
        String login = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("login") : null;
        return login == null ? caller.id() : login;
    }

    private void requireSignedIn() {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
    }
}
