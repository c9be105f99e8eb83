package fr.ent.connector.icon;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class IconResourceTest {
    @Inject
    UploadedIcons icons;

    private static ValidatableResponse put(RequestSpecification caller, String connector, long version, byte[] file) {
        return caller.contentType("application/octet-stream")
                .header("If-Match", "\"" + version + "\"")
                .body(file)
                .put("/api/connectors/" + connector + "/icon")
                .then();
    }

    /** A picture nobody else has. */
    private static byte[] svgOf(School school) {
        return TestPictures.svg("<title>" + school.uai + "</title><script>alert(1)</script><path d=\"M0 0h8\"/>");
    }

    @Test
    void putWhenPngThenServedToEverybodyForEver() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        String address = put(school.adml(), id, 0, TestPictures.png(300, 300))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("icon", matchesPattern("upload:[0-9a-f]{64}"))
                .body("version", equalTo(1))
                .extract()
                .path("address");

        School.nobody()
                .get(address)
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("image/png"))
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; style-src 'unsafe-inline'; sandbox"))
                .header("ETag", equalTo("\"" + address.substring("/icones/".length()) + "\""));
        School.nobody()
                .header("If-None-Match", "\"" + address.substring("/icones/".length()) + "\"")
                .get(address)
                .then()
                .statusCode(304);
        school.adml().get("/api/connectors/" + id).then().body("icon", containsString("upload:"));
    }

    @Test
    void putWhenSvgHoldsScriptThenServedWithout() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        String address = put(school.adml(), id, 0, svgOf(school))
                .statusCode(200)
                .extract()
                .path("address");

        School.nobody()
                .get(address)
                .then()
                .header("Content-Type", equalTo("image/svg+xml"))
                .body(containsString("M0 0h8"))
                .body(org.hamcrest.Matchers.not(containsString("script")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", "application/json"})
    void putWhenContentTypeIsWrongThenTheContentDecides(String type) {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        String address = school.adml()
                .header("Content-Type", type)
                .header("If-Match", "\"0\"")
                .body(TestPictures.png(8, 8))
                .put("/api/connectors/" + id + "/icon")
                .then()
                .statusCode(200)
                .extract()
                .path("address");
        School.nobody().get(address).then().header("Content-Type", equalTo("image/png"));
    }

    @Test
    void putWhenFileIsNoPictureThen400AndNothingChanges() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        for (byte[] file : List.of(
                "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                "GIF89a/*x*/=1;alert(1)".getBytes(StandardCharsets.UTF_8),
                TestPictures.pngPromising(50_000, 50_000),
                new byte[PictureReader.MOST + 1],
                new byte[0])) {
            put(school.adml(), id, 0, file)
                    .statusCode(400)
                    .body("errors.field", equalTo(List.of("file")))
                    .body("errors[0].message", containsString(" "));
        }
        school.adml()
                .get("/api/connectors/" + id)
                .then()
                .body("icon", equalTo("pronote"))
                .header("ETag", equalTo("\"0\""));
    }

    @Test
    void removeWhenItHasOneThenInitials() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        school.adml()
                .header("If-Match", "\"0\"")
                .delete("/api/connectors/" + id + "/icon")
                .then()
                .statusCode(200)
                .body("icon", nullValue())
                .body("address", equalTo(""));
    }

    @Test
    void putWhenCallerMayNotThenRefused() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        byte[] png = TestPictures.png(8, 8);

        put(School.nobody(), id, 0, png).statusCode(401);
        put(parent.teacher(), id, 0, png).statusCode(403);
        put(School.fresh().adml(), id, 0, png).statusCode(403);
        put(child.adml(), id, 0, png).statusCode(403);
        put(parent.adml(), UUID.randomUUID().toString(), 0, png).statusCode(404);
        for (RequestSpecification caller : List.of(parent.teacher(), child.adml())) {
            caller.header("If-Match", "\"0\"")
                    .delete("/api/connectors/" + id + "/icon")
                    .then()
                    .statusCode(403);
        }
        put(parent.adml(), id, 0, png).statusCode(200);
    }

    @Test
    void putWhenVersionIsMissingOrOldThenRefused() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        school.adml()
                .body(TestPictures.png(8, 8))
                .put("/api/connectors/" + id + "/icon")
                .then()
                .statusCode(428);
        put(school.adml(), id, 7, TestPictures.png(8, 8)).statusCode(412);
    }

    @Test
    void putWhenLockedThen409WithTheReason() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "Migration"))
                .put("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(200);

        put(school.adml(), id, 1, TestPictures.png(8, 8)).statusCode(409).body("reason", equalTo("Migration"));
    }

    @Test
    void changeWhenTheFormNamesAKeptPictureThenAcceptedAndElseNot() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        String icon = put(school.adml(), id, 0, svgOf(school)).extract().path("icon");

        change(school, id, 1, icon).statusCode(200).body("icon", equalTo(icon));
        change(school, id, 1, "upload:" + "0".repeat(64))
                .statusCode(400)
                .body("errors.field", equalTo(List.of("icon")));
        change(school, id, 1, "upload:x").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/icones/" + "0000000000000000000000000000000000000000000000000000000000000000", "/icones/x"})
    void readWhenThereIsNoneThen404(String address) {
        School.nobody().get(address).then().statusCode(404);
    }

    @Test
    void readWhenIconIsOursThenItIsThere() {
        for (String name : fr.ent.connector.definition.Icons.names()) {
            School.nobody().get("/icones/" + name + ".svg").then().statusCode(200);
        }
    }

    @Test
    void purgeWhenNobodyNeedsAPictureAnyMoreThenItIsRemoved() throws SQLException {
        School school = School.fresh();
        School other = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        String kept = put(school.adml(), id, 0, svgOf(school)).extract().path("icon");
        String restorable = kept;
        change(school, id, 1, "pronote").statusCode(200);
        String lost = new Picture("image/svg+xml", svgOf(other)).digest();
        insertOld(lost, svgOf(other));
        age();

        icons.purge();

        assertThat(icons.get(lost)).isEmpty();
        assertThat(icons.get(restorable.substring("upload:".length()))).isPresent();
    }

    private static ValidatableResponse change(School school, String id, int version, String icon) {
        return school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(TestConnectors.pronoteWith(school, "icon", icon))
                .put("/api/connectors/" + id)
                .then();
    }

    private static void insertOld(String digest, byte[] content) throws SQLException {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into uploaded_icon (digest, media_type, content) values (?, 'image/svg+xml', ?)")) {
            insert.setString(1, digest);
            insert.setBytes(2, content);
            insert.executeUpdate();
        }
    }

    private static void age() throws SQLException {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update uploaded_icon set created_at = created_at - interval '2 days'")) {
            update.executeUpdate();
        }
    }
}
