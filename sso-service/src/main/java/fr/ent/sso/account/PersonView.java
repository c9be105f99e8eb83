package fr.ent.sso.account;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person as far as rights go: who it is, and what rights are given by. */
@Schema(name = "Person")
public record PersonView(
        UUID id,
        String login,
        String lastName,
        String firstName,
        List<Profile> profiles,
        List<String> structures,
        List<UUID> groups,
        boolean blocked) {
    static PersonView of(Member member) {
        Account account = member.account();
        return new PersonView(
                account.id(),
                account.login(),
                account.lastName(),
                account.firstName(),
                account.profiles(),
                member.structures(),
                member.groups(),
                account.blocked());
    }
}
