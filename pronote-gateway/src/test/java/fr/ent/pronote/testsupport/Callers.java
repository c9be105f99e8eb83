package fr.ent.pronote.testsupport;

import fr.ent.localstack.testing.TestIssuer;
import fr.ent.pronote.publication.Uai;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Requests as one person or another. */
public final class Callers {
    private Callers() {}

    public static RequestSpecification with(String... functions) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", "fr")
                .auth()
                .oauth2(TestIssuer.token(
                        "c0a80101-0000-4000-8000-000000000001",
                        Map.of("functions", List.of(functions), "name", "BERNARD Julie")));
    }

    public static RequestSpecification administrator(Uai uai) {
        return with("PRONOTE_ADMIN:" + uai);
    }

    /** REST, sending and expecting JSON. */
    public static RequestSpecification rest(Uai uai) {
        return administrator(uai).contentType(ContentType.JSON).accept(ContentType.JSON);
    }

    public static RequestSpecification browser(Uai uai) {
        return administrator(uai).accept("text/html");
    }
}
