package fr.ent.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The caller of this request. His roles are the token's {@code functions}: a name, or a name with the scope it is held
 * for, {@code NAME:scope}.
 */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    /** The name of the principal: the account's id in our tokens ({@code sub}). */
    public String id() {
        return identity.getPrincipal().getName();
    }

    /** Whether he holds the function everywhere. */
    public boolean has(String function) {
        return identity.hasRole(function);
    }

    /** Whether he holds the function for one of these scopes. */
    public boolean hasIn(String function, Collection<String> scopes) {
        return scopes.stream().anyMatch(scope -> identity.hasRole(function + ":" + scope));
    }

    /** The scopes he holds the function for. */
    public Set<String> scopesOf(String function) {
        String prefix = function + ":";
        return identity.getRoles().stream()
                .filter(role -> role.startsWith(prefix))
                .map(role -> role.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
