package io.strongroom.scheduler.adapter.in.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.KafkaProbe;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.scheduler.adapter.StubbedSyncService;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubbedSyncService.class)
class BackupResourceIT {
    private static final String PROBLEM = "application/problem+json";

    StubbedSyncService sync;

    @Test
    void backupNowAnswersTheIdAndItsAddress() {
        String backupId = backUpNow(sync.aSchema("ACTIVE"), "{\"description\":\"before the move\"}")
                .statusCode(202)
                .body("backupId", matchesPattern("[0-7][0-9A-HJKMNP-TV-Z]{25}"))
                .header("Location", matchesPattern(".*/api/v1/backups/[0-9A-Z]{26}"))
                .extract()
                .path("backupId");

        as("viewer")
                .get("/api/v1/backups/" + backupId)
                .then()
                .statusCode(200)
                .body("id", equalTo(backupId))
                .body("state", equalTo("IN_QUEUE"))
                .body("type", equalTo("MANUAL"))
                .body("description", equalTo("before the move"))
                .body("progress.percent", equalTo(0))
                .body("startedAt", nullValue());
    }

    @Test
    void theRequestReachesKafkaWithTheCallersCorrelationId() {
        String schemaId = sync.aSchema("ACTIVE");
        as("operator")
                .header("X-Correlation-Id", "corr-4711")
                .noContentType()
                .post("/api/v1/schemas/" + schemaId + "/backups")
                .then()
                .statusCode(202)
                .header("X-Correlation-Id", equalTo("corr-4711"));

        ConsumerRecord<String, String> record = published("backup.requested.v1", schemaId);
        assertThat(record.key()).isEqualTo(StubbedSyncService.INSTANCE_ID);
        assertThat(KafkaProbe.header(record, "ce_type")).isEqualTo("io.strongroom.backup-requested.v1");
        assertThat(KafkaProbe.header(record, "ce_correlationid")).isEqualTo("corr-4711");
        assertThat(record.value()).contains("\"requestedBy\":\"anna\"").doesNotContain("\"description\"");
    }

    @Test
    void theCatalogueIsAskedInThisServicesName() {
        String schemaId = sync.aSchema("ACTIVE");

        backUpNow(schemaId, "{}").statusCode(202);

        sync.server()
                .verify(getRequestedFor(urlEqualTo("/internal/v1/schemas/" + schemaId))
                        .withHeader("Authorization", matching("Bearer .+"))
                        .withHeader("X-Correlation-Id", matching("[A-Za-z0-9-]+")));
    }

    @Test
    void aSchemaHasOneActiveBackup() {
        String schemaId = sync.aSchema("ACTIVE");
        backUpNow(schemaId, "{}").statusCode(202);

        backUpNow(schemaId, "{}").statusCode(409).contentType(PROBLEM).body("code", equalTo("backup.already-active"));
    }

    @Test
    void ofTenRequestsAtOnceOneWins() {
        String schemaId = sync.aSchema("ACTIVE");

        List<Integer> answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> backUpNow(schemaId, "{}").extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(202, 409, 409, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void aSchemaThatIsNotActiveIsNotBackedUp() {
        for (String status : List.of("INACTIVE", "DELETED", "SYNC_ERROR")) {
            backUpNow(sync.aSchema(status), "{}")
                    .statusCode(409)
                    .body("code", equalTo("schema.not-backupable"))
                    .body("detail", matchesPattern(".*" + status + ".*"));
        }
    }

    @Test
    void anUnknownSchemaIsNotFound() {
        backUpNow(UUID.randomUUID().toString(), "{}").statusCode(404).body("code", equalTo("schema.not-found"));
        backUpNow("no-uuid", "{}").statusCode(404).body("code", equalTo("schema.not-found"));
    }

    @Test
    void aCatalogueThatFailsIsA503() {
        String schemaId = UUID.randomUUID().toString();
        sync.server()
                .stubFor(get("/internal/v1/schemas/" + schemaId)
                        .willReturn(aResponse().withStatus(500)));

        backUpNow(schemaId, "{}").statusCode(503).contentType(PROBLEM).body("code", equalTo("catalogue.unavailable"));
    }

    @Test
    void anAnswerThatMakesNoSenseIsAnIncident() {
        String schemaId = UUID.randomUUID().toString();
        sync.server()
                .stubFor(get("/internal/v1/schemas/" + schemaId)
                        .willReturn(aResponse().withStatus(401)));

        backUpNow(schemaId, "{}")
                .statusCode(500)
                .contentType(PROBLEM)
                .body("code", equalTo("internal"))
                .body("incidentId", hasLength(36))
                .body("detail", not(matchesPattern(".*401.*")));
    }

    @Test
    void aDescriptionMayHave2000Characters() {
        backUpNow(sync.aSchema("ACTIVE"), "{\"description\":\"" + "x".repeat(2000) + "\"}")
                .statusCode(202);
        backUpNow(sync.aSchema("ACTIVE"), "{\"description\":\"" + "x".repeat(2001) + "\"}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("request.invalid"))
                .body("fieldErrors[0].field", equalTo("description"));
    }

    @Test
    void anUnknownFieldIsRefused() {
        backUpNow(sync.aSchema("ACTIVE"), "{\"descripton\":\"typo\"}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("request.unknown-field"))
                .body("fieldErrors[0].field", equalTo("descripton"));
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        backUpNow(sync.aSchema("ACTIVE"), "{\"description\":")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("request.malformed"));
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefused() {
        as("operator")
                .contentType("text/plain")
                .body("before the move")
                .post("/api/v1/schemas/" + sync.aSchema("ACTIVE") + "/backups")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("code", equalTo("request.unsupported"));
    }

    @Test
    void aDescriptionThatIsNoTextIsRefused() {
        backUpNow(sync.aSchema("ACTIVE"), "{\"description\":4711}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("request.malformed"));
    }

    @Test
    void stoppingTwiceIsOneStop() {
        String backupId = backUpNow(sync.aSchema("ACTIVE"), "{}").extract().path("backupId");

        stop(backupId).statusCode(202);
        stop(backupId).statusCode(202);

        as("viewer").get("/api/v1/backups/" + backupId).then().body("state", equalTo("STOPPING"));
        try (KafkaProbe probe = new KafkaProbe("backup.stop-requested.v1")) {
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> !probe.containing(backupId).isEmpty());
            assertThat(probe.containing(backupId)).hasSize(1);
        }
    }

    @Test
    void anUnknownBackupIsNotFound() {
        stop("01ARZ3NDEKTSV4RRFFQ69G5FAV").statusCode(404).body("code", equalTo("backup.not-found"));
        stop("what").statusCode(404).body("code", equalTo("backup.not-found"));
        as("viewer").get("/api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV").then().statusCode(404);
    }

    @Test
    void onlyOperatorsStartAndStop() {
        as("viewer")
                .noContentType()
                .post("/api/v1/schemas/" + UUID.randomUUID() + "/backups")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void aCallWithoutTokenIsRefused() {
        given().get("/api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void aTokenOfAnotherKeyOrWithAStolenRoleIsRefused() {
        String address = "/api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV";
        String wrongKey = ServiceKeys.token("backup-worker", "gateway", "anna", "viewer");
        given().auth().oauth2(wrongKey).get(address).then().statusCode(401).contentType(PROBLEM);
        ServiceKeys.refusedTokens()
                .values()
                .forEach(token ->
                        given().auth().oauth2(token).get(address).then().statusCode(401));
        String stolenRole = ServiceKeys.token("backup-worker", "backup-worker", "anna", "viewer");
        given().auth().oauth2(stolenRole).get(address).then().statusCode(403).contentType(PROBLEM);
    }

    @Test
    void anAddressWithNothingBehindItIsAProblem() {
        as("admin").get("/api/v1/nothing").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }

    private static ConsumerRecord<String, String> published(String topic, String text) {
        try (KafkaProbe probe = new KafkaProbe(topic)) {
            return await().atMost(Duration.ofSeconds(15))
                    .until(() -> probe.containing(text), found -> !found.isEmpty())
                    .get(0);
        }
    }

    private static ValidatableResponse backUpNow(String schemaId, String body) {
        return as("operator")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/schemas/" + schemaId + "/backups")
                .then();
    }

    private static ValidatableResponse stop(String backupId) {
        return as("operator").post("/api/v1/backups/" + backupId + "/stop").then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", role));
    }
}
