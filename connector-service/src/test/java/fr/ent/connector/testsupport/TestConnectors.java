package fr.ent.connector.testsupport;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Connectors of tests, and the calls that make them. */
public final class TestConnectors {
    private TestConnectors() {}

    /** The seed's connector with a name and an address of its own; a test changes what it is about. */
    public static Map<String, Object> pronote(School school) {
        Map<String, Object> form = new HashMap<>();
        form.put("identifier", "Pronote - Lycée " + school.uai);
        form.put("displayName", "Pronote - Lycée Paul Martin");
        form.put("icon", "pronote");
        form.put("url", "https://" + school.uai.toLowerCase() + ".index-education.net/pronote/");
        form.put("target", "NEW_PAGE");
        form.put("cas", new HashMap<>(Map.of("type", "PRONOTE")));
        return form;
    }

    public static Map<String, Object> pronoteWith(School school, String field, Object value) {
        Map<String, Object> form = pronote(school);
        form.put(field, value);
        return form;
    }

    public static Response create(School school, Map<String, Object> form) {
        return school.adml()
                .contentType(ContentType.JSON)
                .body(form)
                .post("/api/structures/" + school.uai + "/connectors");
    }

    /** Its id. */
    public static String created(School school, Map<String, Object> form) {
        return create(school, form).then().statusCode(201).extract().path("id");
    }

    public static void grant(School school, String connector, UUID... groups) {
        school.adml()
                .contentType(ContentType.JSON)
                .body(Map.of("groups", List.of(groups)))
                .put("/api/connectors/" + connector + "/grants")
                .then()
                .statusCode(200);
    }
}
