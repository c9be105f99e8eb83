package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Member;
import fr.ent.sso.account.Profile;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a client gets to know about a person. Our consoles: all that rights are decided by (design.md §4). A connector:
 * what the words of its scope stand for, and no more; what is not known is absent.
 */
@ApplicationScoped
class Claims {
    static final List<String> SCOPES = List.of("openid", "profile", "email", "birthdate", ConnectorClient.USERINFO);
    static final List<String> NAMES = List.of(
            "sub",
            "iss",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "sid",
            "name",
            "family_name",
            "given_name",
            "preferred_username",
            "email",
            "birthdate",
            "login",
            "lastName",
            "firstName",
            "username",
            "type",
            "schoolName",
            "uai",
            "classId",
            "profiles",
            "structures",
            "groups",
            "functions");

    private static final String DETAILS = """
            select a.email, s.uai, s.name as school,
                (select coalesce(g.external_id, g.id::text) from membership m join ent_group g on g.id = m.ent_group
                    where m.account = a.id and g.type = 'CLASS' order by g.name limit 1) as class
            from account a left join structure s on s.uai = coalesce(a.main_structure,
                (select min(x.structure) from account_structure x where x.account = a.id))
            where a.id = ?
            """;

    private final Database database;

    Claims(Database database) {
        this.database = database;
    }

    /** @param classId name of her class in the school's files, else its id here */
    private record Details(String email, String uai, String school, String classId) {}

    /** The claims of design.md §4. */
    static Map<String, Object> all(Member member) {
        Account account = member.account();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("login", account.login());
        claims.put("name", account.displayName());
        claims.put("profiles", account.profiles().stream().map(Enum::name).toList());
        claims.put("structures", member.structures());
        claims.put("groups", member.groups().stream().map(UUID::toString).toList());
        claims.put("functions", account.functions());
        return claims;
    }

    /** The claims these words of a scope stand for. */
    Map<String, Object> of(Account account, Scope scope) {
        Map<String, Object> claims = new LinkedHashMap<>();
        Details details = scope.contains("email") || scope.contains(ConnectorClient.USERINFO)
                ? database.one(
                                DETAILS,
                                row -> new Details(
                                        row.getString("email"),
                                        row.getString("uai"),
                                        row.getString("school"),
                                        row.getString("class")),
                                account.id())
                        .orElseThrow()
                : new Details(null, null, null, null);
        if (scope.contains("profile")) {
            claims.put("name", account.displayName());
            claims.put("family_name", account.lastName());
            claims.put("given_name", account.firstName());
            claims.put("preferred_username", account.login());
        }
        if (scope.contains("email")) {
            claims.put("email", details.email());
        }
        if (scope.contains("birthdate") && account.birthDate() != null) {
            claims.put("birthdate", account.birthDate().toString());
        }
        if (scope.contains(ConnectorClient.USERINFO)) {
            claims.put("login", account.login());
            claims.put("lastName", account.lastName());
            claims.put("firstName", account.firstName());
            claims.put("username", account.displayName());
            claims.put(
                    "type",
                    account.profiles().isEmpty()
                            ? null
                            : type(account.profiles().get(0)));
            claims.put("schoolName", details.school());
            claims.put("uai", details.uai());
            claims.put("classId", details.classId());
        }
        claims.values().removeIf(value -> value == null);
        return claims;
    }

    /** The words of entcore's session, version 1.0 (ent.md §5). */
    private static String type(Profile profile) {
        return switch (profile) {
            case TEACHER -> "ENSEIGNANT";
            case STUDENT -> "ELEVE";
            case RELATIVE -> "PERSRELELEVE";
            case PERSONNEL -> "PERSEDUCNAT";
            case GUEST -> null;
        };
    }
}
