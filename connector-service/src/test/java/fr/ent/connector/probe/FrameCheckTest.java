package fr.ent.connector.probe;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.connector.testsupport.TestSite;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** « Cible » Iframe when a connector is saved. */
@ServiceTest
class FrameCheckTest {
    private static Map<String, Object> framed(School school, TestSite site) {
        Map<String, Object> form = TestConnectors.pronoteWith(school, "url", site.address() + "/" + school.uai + "/");
        form.put("target", "FRAME");
        return form;
    }

    private static int change(School school, String id, int version, Map<String, Object> form) {
        return school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(form)
                .put("/api/connectors/" + id)
                .statusCode();
    }

    @Test
    void createWhenTheSiteForbidsFramesThenRefusedBesideTheTarget() {
        School school = School.fresh();
        try (TestSite site = new TestSite(200, "Content-Security-Policy", "frame-ancestors 'none'")) {
            TestConnectors.create(school, framed(school, site))
                    .then()
                    .statusCode(400)
                    .body("errors.field", equalTo(List.of("target")))
                    .body("errors[0].message", containsString("localhost"));
        }
    }

    @Test
    void createWhenTheSiteAllowsOurPageThenAccepted() {
        School school = School.fresh();
        try (TestSite site = new TestSite(200, "Content-Security-Policy", "frame-ancestors http://localhost:8081")) {
            TestConnectors.create(school, framed(school, site)).then().statusCode(201);
            assertThat(site.asked()).isEqualTo(1);
        }
    }

    @Test
    void createWhenTheSiteDoesNotAnswerThenAccepted() {
        School school = School.fresh();
        TestSite gone = new TestSite(200);
        gone.close();

        TestConnectors.create(school, framed(school, gone)).then().statusCode(201);
    }

    @Test
    void changeWhenOnlyTheTargetOrTheAddressChangesThenAskedAgain() {
        School school = School.fresh();
        try (TestSite site = new TestSite(200, "X-Frame-Options", "DENY")) {
            Map<String, Object> form = framed(school, site);
            form.put("target", "PAGE");
            String id = TestConnectors.created(school, form);
            assertThat(site.asked()).isZero();

            form.put("target", "FRAME");
            assertThat(change(school, id, 0, form)).isEqualTo(400);
        }
    }

    @Test
    void copyWhenItIsFramedThenNoSiteIsAskedWhileTheTransactionLasts() {
        School school = School.fresh();
        School other = School.fresh(school.uai);
        try (TestSite site = new TestSite(200)) {
            String id = TestConnectors.created(school, framed(school, site));

            school.adml()
                    .contentType(ContentType.JSON)
                    .body(Map.of("structures", List.of(other.uai), "publish", true))
                    .post("/api/connectors/" + id + "/copies")
                    .then()
                    .statusCode(200)
                    .body("copies[0].applied", equalTo(true));
            assertThat(site.asked()).isEqualTo(1);
        }
    }

    @Test
    void changeWhenNeitherChangesThenNotAskedAgain() {
        School school = School.fresh();
        try (TestSite site = new TestSite(200)) {
            Map<String, Object> form = framed(school, site);
            String id = TestConnectors.created(school, form);
            form.put("displayName", "Autre nom");

            assertThat(change(school, id, 0, form)).isEqualTo(200);
            assertThat(site.asked()).isEqualTo(1);
        }
    }
}
