package fr.ent.pronote.publication;

import fr.ent.kit.problem.ApiProblem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All bases, by the UAI of their school. */
@ApplicationScoped
public class Bases implements PanacheRepositoryBase<Base, String> {
    /** @throws ApiProblem 404 {@code base-unknown} */
    public Base get(Uai uai) {
        return get(uai.value());
    }

    public Base get(String uai) {
        return findByIdOptional(uai).orElseThrow(() -> new ApiProblem(404, "base-unknown", uai));
    }

    /** For a change: two administrators take turns. */
    public Base getForChange(Uai uai) {
        return findByIdOptional(uai.value(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ApiProblem(404, "base-unknown", uai.value()));
    }

    /** The base a service URL belongs to: by its public address, else that of the connector's school. */
    public Optional<Base> ofService(String service, String uai) {
        List<String> keys = PublicAddress.keysAbove(service);
        Optional<Base> byAddress = keys.isEmpty()
                ? Optional.empty()
                : find("addressKey in ?1", keys).stream()
                        .max(Comparator.comparingInt(base -> base.addressKey.length()));
        return byAddress.or(() -> findByIdOptional(uai));
    }

    public List<Base> listByName() {
        return list("order by name, uai");
    }

    public List<Base> listByName(Collection<String> uais) {
        return uais.isEmpty() ? List.of() : list("uai in ?1 order by name, uai", uais);
    }
}
