package io.strongroom.gateway.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.routes.Peer;
import io.strongroom.gateway.routes.RouteTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class ApiDocumentIT {

    /** The contract as far as it exists; grows with it. */
    private static final Set<String> CONTRACT = new TreeSet<>(Set.of(
            "GET /api/v1/setup",
            "GET /api/v1/connection",
            "PUT /api/v1/connection",
            "DELETE /api/v1/connection",
            "GET /api/v1/storage",
            "PUT /api/v1/storage",
            "GET /api/v1/instances",
            "POST /api/v1/instances",
            "GET /api/v1/instances/{id}",
            "PUT /api/v1/instances/{id}",
            "DELETE /api/v1/instances/{id}",
            "POST /api/v1/instances/{id}/check",
            "GET /api/v1/tokens",
            "POST /api/v1/tokens",
            "DELETE /api/v1/tokens/{id}",
            "GET /api/v1/audit",
            "DELETE /api/v1/schemas/{id}",
            "GET /api/v1/schemas/{id}/schedule",
            "PUT /api/v1/schemas/{id}/schedule",
            "GET /api/v1/schemas/{id}/schedule/recommendation",
            "GET /api/v1/schemas/{id}/schedule/occurrences",
            "POST /api/v1/schedules/preview",
            "GET /api/v1/schemas",
            "GET /api/v1/schemas/sync",
            "POST /api/v1/schemas/sync",
            "GET /api/v1/schemas/{id}",
            "GET /api/v1/schemas/{id}/backups",
            "POST /api/v1/schemas/{id}/backups",
            "GET /api/v1/backups/{id}",
            "PATCH /api/v1/backups/{id}",
            "DELETE /api/v1/backups/{id}",
            "POST /api/v1/backups/{id}/stop",
            "GET /api/v1/backups/{id}/types",
            "GET /api/v1/backups/{id}/objects",
            "GET /api/v1/backups/{id}/objects/{objectId}",
            "GET /api/v1/backups/{id}/issues",
            "POST /api/v1/backups/{id}/verify",
            "PUT /api/v1/backups/{id}/hold",
            "DELETE /api/v1/backups/{id}/hold",
            "GET /api/v1/schemas/{id}/retention",
            "POST /api/v1/schemas/{id}/retention/preview",
            "POST /api/v1/schemas/{id}/retention/confirm",
            "GET /api/v1/maintenance",
            "POST /api/v1/maintenance/{task}",
            "POST /api/v1/maintenance/{task}/stop",
            "POST /api/v1/session",
            "GET /api/v1/session",
            "DELETE /api/v1/session",
            "GET /api/v1/events"));

    @Test
    void everyServiceHasLeftItsDocument() {
        assertThat(DocumentMerge.ofBuiltServices().known()).containsExactly(Peer.values());
    }

    @Test
    void theDocumentHasExactlyTheOperationsOfTheContract() {
        assertThat(operationsIn(document())).isEqualTo(CONTRACT);
    }

    @Test
    void theRouteTableHasExactlyTheOperationsOfTheContract() {
        Set<String> routes = RouteTable.contract().routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet());
        assertThat(routes).isEqualTo(CONTRACT);
    }

    @Test
    void everyOperationTellsItsProblemsAndAsksForAToken() {
        JsonObject paths = document().getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (JsonObject operation : operationsAt(paths.getJsonObject(path))) {
                assertThat(operation.getJsonObject("responses").fieldNames())
                        .as(path)
                        .contains("401", "403", "429", "500", "503");
                assertThat(operation.getJsonArray("security"))
                        .as(path)
                        .isEqualTo(
                                operation.getString("x-strongroom-role").equals("none")
                                        ? new JsonArray()
                                        : new JsonArray("[{\"bearer\":[]},{\"session\":[]}]"));
                assertThat(operation.getJsonArray("tags")).as(path).hasSize(1);
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonObject document = document();
        List<String> dangling = new ArrayList<>();
        for (String reference : references(document.encode())) {
            JsonObject found = document;
            for (String step : reference.substring(2).split("/", -1)) {
                found = found == null ? null : found.getJsonObject(step);
            }
            if (found == null) {
                dangling.add(reference);
            }
        }
        assertThat(dangling).isEmpty();
    }

    @Test
    void theDocumentKnowsHowToSignIn() {
        JsonObject schemes = document().getJsonObject("components").getJsonObject("securitySchemes");
        assertThat(schemes.getJsonObject("bearer").getString("scheme")).isEqualTo("bearer");
        assertThat(schemes.getJsonObject("session").getString("name")).isEqualTo("strongroom-session");
    }

    @Test
    void nothingInternalIsDescribed() {
        assertThat(document().encode()).doesNotContain("/internal/");
    }

    private static JsonObject document() {
        return new JsonObject(given().get("/q/openapi?format=json").asString());
    }

    private static Set<String> operationsIn(JsonObject document) {
        Set<String> operations = new TreeSet<>();
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames()) {
                operations.add(method.toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return operations;
    }

    private static List<JsonObject> operationsAt(JsonObject path) {
        return path.fieldNames().stream().map(path::getJsonObject).toList();
    }

    private static Set<String> references(String json) {
        Set<String> references = new TreeSet<>();
        Matcher matcher = Pattern.compile("\"\\$ref\":\"(#/[^\"]+)\"").matcher(json);
        while (matcher.find()) {
            references.add(matcher.group(1));
        }
        return references;
    }
}
