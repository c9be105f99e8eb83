package fr.ent.e2e;

import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connectors that a journey makes over REST and takes away when it is over: no other journey meets them. */
final class Connectors implements AutoCloseable {
    private final Ent ent;
    private final Rest rest;
    private final List<String> made = new ArrayList<>();

    Connectors(Ent ent, Rest rest) {
        this.ent = ent;
        this.rest = rest;
    }

    /**
     * @param form what it is beside its names
     * @return its id
     */
    String make(String structure, String name, Map<String, Object> form) {
        Map<String, Object> whole = new HashMap<>(form);
        whole.put("identifier", name);
        whole.put("displayName", name);
        String id = rest.asAdministrator()
                .body(whole)
                .post(ent.connector("/api/structures/" + structure + "/connectors"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        made.add(id);
        return id;
    }

    @Override
    public void close() {
        made.forEach(id -> latest(id).delete(address(id)).then().statusCode(204));
    }

    private RequestSpecification latest(String id) {
        String version = rest.asAdministrator()
                .get(address(id))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        return rest.asAdministrator().header("If-Match", version);
    }

    private String address(String id) {
        return ent.connector("/api/connectors/" + id);
    }
}
