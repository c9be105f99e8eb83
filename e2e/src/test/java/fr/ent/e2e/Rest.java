package fr.ent.e2e;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;

/** The administrator's script: every step of the console, over REST, as client {@code ent-cli}. */
final class Rest {
    private final Ent ent;
    private final String token;

    Rest(Ent ent) {
        this.ent = ent;
        this.token = given().auth()
                .preemptive()
                .basic("ent-cli", Ent.PASSWORD)
                .formParam("grant_type", "client_credentials")
                .post(ent.sso("/oauth2/token"))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    RequestSpecification asAdministrator() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** The seed's connector on the demo base, given to these profiles of the school; returns its id. */
    String ensureConnector(List<String> profiles) {
        awaitDirectory();
        List<Map<String, Object>> found = asAdministrator()
                .queryParam("q", "Pronote")
                .get(ent.connector("/api/structures/" + Ent.UAI + "/connectors"))
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        String id = found.isEmpty()
                ? create("Pronote - Lycée Paul Martin", "pronote", ent.baseUrl(), "PRONOTE")
                : (String) found.get(0).get("id");
        grant(id, profiles);
        return id;
    }

    /** Right after the first start the directory is still on its way over Kafka. */
    void awaitDirectory() {
        awaitStructure(Ent.UAI);
    }

    private void awaitStructure(String uai) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> asAdministrator()
                                .get(ent.connector("/api/structures/" + uai + "/connectors"))
                                .statusCode()
                        == 200);
    }

    /**
     * A site that nobody may open yet; it learns the login alone. Waits until these groups can be ticked for it.
     *
     * @param shared also with the structures below
     * @return id of the connector
     */
    String site(String structure, String name, String url, boolean shared, List<String> groups) {
        awaitStructure(structure);
        String id = asAdministrator()
                .body(Map.of("identifier", name, "url", url, "inherits", shared, "cas", Map.of("type", "UID")))
                .post(ent.connector("/api/structures/" + structure + "/connectors"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60)).until(() -> grants(id).path("groups.name"), hasItems(groups.toArray()));
        return id;
    }

    /** Leaves nothing behind that other journeys would find. */
    void delete(String connector) {
        asAdministrator()
                .header("If-Match", grants(connector).header("ETag"))
                .delete(ent.connector("/api/connectors/" + connector))
                .then()
                .statusCode(204);
    }

    private Response grants(String connector) {
        return asAdministrator()
                .get(ent.connector("/api/connectors/" + connector + "/grants"))
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    /** A site that everybody of the school may open; it learns the login alone. */
    void open(String name, String url) {
        grant(create(name, "", url, "UID"), List.of("TEACHER", "RELATIVE", "PERSONNEL", "STUDENT"));
    }

    /** Somebody of the school who has no password yet; returns the account's id. */
    String person(String lastName, String firstName, String email) {
        return asAdministrator()
                .body(Map.of(
                        "lastName", lastName,
                        "firstName", firstName,
                        "email", email,
                        "profiles", List.of("TEACHER"),
                        "structures", List.of(Ent.UAI)))
                .post(ent.sso("/api/accounts"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String create(String name, String icon, String url, String casType) {
        return asAdministrator()
                .body(Map.of(
                        "identifier", name,
                        "displayName", name,
                        "icon", icon,
                        "url", url,
                        "target", "NEW_PAGE",
                        "cas", Map.of("type", casType)))
                .post(ent.connector("/api/structures/" + Ent.UAI + "/connectors"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Gives the connector to the profile groups of the school, and to nobody else. */
    void grant(String connector, List<String> profiles) {
        List<String> groups = asAdministrator()
                .get(ent.sso("/api/structures/" + Ent.UAI + "/groups"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.type == 'PROFILE' && it.profile in ["
                        + profiles.stream()
                                .map(profile -> "'" + profile + "'")
                                .collect(java.util.stream.Collectors.joining(","))
                        + "] }.id");
        // A group of which connector-service has not heard yet is refused: it is on its way over Kafka.
        await().atMost(Duration.ofSeconds(60)).until(() -> putGrants(connector, groups) == 200);
    }

    private int putGrants(String connector, List<String> groups) {
        return asAdministrator()
                .header("If-Match", grants(connector).header("ETag"))
                .body(Map.of("groups", groups))
                .put(ent.connector("/api/connectors/" + connector + "/grants"))
                .statusCode();
    }
}
