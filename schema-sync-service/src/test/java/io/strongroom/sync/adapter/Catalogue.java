package io.strongroom.sync.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.ServiceKeys;
import java.time.Duration;
import java.util.UUID;

/** The service as its callers use it. */
public final class Catalogue {
    private Catalogue() {}

    public static RequestSpecification as(String role) {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", role));
    }

    public static String startSync() {
        return as("admin")
                .post("/api/v1/schemas/sync")
                .then()
                .statusCode(202)
                .extract()
                .path("syncId");
    }

    /** The ended sync. */
    public static JsonPath sync() {
        String id = startSync();
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> as("viewer").get("/api/v1/schemas/sync").jsonPath(),
                        json -> id.equals(json.getString("syncId")) && !"RUNNING".equals(json.getString("state")));
    }

    public static JsonPath list(String query) {
        return as("viewer")
                .get("/api/v1/schemas?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static String schemaId(String instanceId, String name) {
        JsonPath json = list("size=200&instanceId=" + instanceId);
        String id = json.getString("items.find { it.name == '" + name + "' }.id");
        assertThat(id).isNotNull();
        return id;
    }

    public static String anInstance() {
        return UUID.randomUUID().toString();
    }
}
