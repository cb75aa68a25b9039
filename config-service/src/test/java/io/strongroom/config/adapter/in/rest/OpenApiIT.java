package io.strongroom.config.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.config.adapter.AtlassianStub;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class OpenApiIT {

    @Test
    void theDocumentHasThePublicOperationsAndNoInternalOne() {
        Map<String, Map<String, Object>> paths = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths");

        assertThat(paths.entrySet().stream().flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey())))
                .containsExactlyInAnyOrder(
                        "GET /api/v1/setup",
                        "GET /api/v1/connection",
                        "PUT /api/v1/connection",
                        "DELETE /api/v1/connection",
                        "GET /api/v1/tokens",
                        "POST /api/v1/tokens",
                        "DELETE /api/v1/tokens/{id}",
                        "GET /api/v1/audit",
                        "GET /api/v1/storage",
                        "PUT /api/v1/storage",
                        "GET /api/v1/instances",
                        "POST /api/v1/instances",
                        "GET /api/v1/instances/{id}",
                        "PUT /api/v1/instances/{id}",
                        "DELETE /api/v1/instances/{id}",
                        "POST /api/v1/instances/{id}/check");
    }
}
