package io.strongroom.worker.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.worker.adapter.IdleWorker;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.JobFixtures;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IdleWorker.class)
@QuarkusTestResource(BackingServices.class)
class BackupResourceIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String UNKNOWN = "/api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private final String schemaId = UUID.randomUUID().toString();

    @Inject
    JobLedger jobs;

    @Test
    void aBackupIsShownWithItsProgress() {
        BackupId id = aJob("2026-11-23T02:00:00Z");

        as("viewer")
                .get("/api/v1/backups/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id.value()))
                .body("schemaId", equalTo(schemaId))
                .body("state", equalTo("IN_QUEUE"))
                .body("type", equalTo("MANUAL"))
                .body("progress.percent", equalTo(0))
                .body("startedAt", nullValue())
                .body("objectsInIssues.state", equalTo("PENDING"))
                .body("attachments.state", equalTo("NOT_INCLUDED"));
    }

    @Test
    void aFailureComesWithItsReason() {
        BackupId id = aJob("2026-11-23T02:00:00Z");
        jobs.change(id, job -> job.started(jobs.now()).failed(jobs.now(), "schema.gone", "The schema is gone"));

        as("viewer")
                .get("/api/v1/backups/" + id)
                .then()
                .body("state", equalTo("FAILED"))
                .body("error.code", equalTo("schema.gone"));
    }

    @Test
    void theBackupsOfASchemaAreListedNewestFirst() {
        BackupId older = aJob("2026-11-22T02:00:00Z");
        BackupId newer = aJob("2026-11-23T02:00:00Z");

        list("").body("items.id", equalTo(List.of(newer.value(), older.value())))
                .body("total", equalTo(2));
        list("?sort=requestedAt,asc&size=1").body("items.id", equalTo(List.of(older.value())));
        list("?from=2026-11-23T00:00:00Z").body("items.id", equalTo(List.of(newer.value())));
        list("?type=SCHEDULED").body("items", hasSize(0));
    }

    @Test
    void aParameterThatIsWrongIsNamed() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "type=HOURLY", "type",
                        "from=yesterday", "from",
                        "sort=name", "sort",
                        "page=-1", "page",
                        "size=201", "size",
                        "size=many", "size")
                .entrySet()) {
            as("viewer")
                    .get("/api/v1/schemas/" + schemaId + "/backups?" + wrong.getKey())
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("code", equalTo("request.invalid-parameter"))
                    .body("fieldErrors[0].field", equalTo(wrong.getValue()));
        }
    }

    @Test
    void theDescriptionCanBeChangedAndRemoved() {
        BackupId id = aJob("2026-11-23T02:00:00Z");

        describe(id.value(), "{\"description\":\"before the move\"}")
                .statusCode(200)
                .body("description", equalTo("before the move"));
        describe(id.value(), "{\"description\":null}").statusCode(200).body("description", nullValue());
        describe(id.value(), "{\"description\":\"" + "x".repeat(2_000) + "\"}").statusCode(200);
        describe(id.value(), "{\"description\":\"" + "x".repeat(2_001) + "\"}")
                .statusCode(422)
                .body("code", equalTo("description.too-long"));
    }

    @Test
    void aBackupIsDeletedByTheExactNameOfItsSchema() {
        BackupId id = aJob("2026-11-23T02:00:00Z");
        BackupId other = aJob("2026-11-22T02:00:00Z");
        String address = "/api/v1/backups/" + id;

        as("admin")
                .delete(address + "?confirmName=ITSM")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("code", equalTo("backup.active"));
        jobs.change(id, job -> job.started(jobs.now()).completed(jobs.now()));
        for (String wrong : List.of("", "?confirmName=", "?confirmName=itsm")) {
            as("admin")
                    .delete(address + wrong)
                    .then()
                    .statusCode(422)
                    .contentType(PROBLEM)
                    .body("code", equalTo("confirmation.mismatch"))
                    .body("fieldErrors[0].field", equalTo("confirmName"));
        }
        as("operator").delete(address + "?confirmName=ITSM").then().statusCode(403);
        as("viewer").get(address).then().statusCode(200);

        as("admin").delete(address + "?confirmName=ITSM").then().statusCode(204);

        as("viewer").get(address).then().statusCode(404).body("code", equalTo("backup.not-found"));
        as("viewer").get(address + "/objects").then().statusCode(404);
        as("operator").post(address + "/verify").then().statusCode(404);
        describe(id.value(), "{\"description\":\"x\"}").statusCode(404);
        as("admin").delete(address + "?confirmName=ITSM").then().statusCode(404);
        as("admin").delete("/api/v1/backups/what?confirmName=ITSM").then().statusCode(404);
        list("").body("items.id", equalTo(List.of(other.value()))).body("total", equalTo(1));
    }

    @Test
    void aFieldThatIsNotKnownIsRefused() {
        BackupId id = aJob("2026-11-23T02:00:00Z");

        describe(id.value(), "{\"descripton\":\"typo\"}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("request.unknown-field"));
        describe(id.value(), "{\"description\":").statusCode(400).body("code", equalTo("request.malformed"));
        describe(id.value(), "[]").statusCode(400).body("code", equalTo("request.malformed"));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        as("viewer").get(UNKNOWN).then().statusCode(404).contentType(PROBLEM).body("code", equalTo("backup.not-found"));
        as("viewer").get("/api/v1/backups/what").then().statusCode(404).body("code", equalTo("backup.not-found"));
        as("viewer").get(UNKNOWN + "/objects").then().statusCode(404);
        describe("what", "{\"description\":\"x\"}").statusCode(404);
        as("admin").get("/api/v1/nothing").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void aBackupThatIsNotCompleteCannotBeLookedInto() {
        BackupId id = aJob("2026-11-23T02:00:00Z");

        for (String part : List.of("types", "objects", "objects/5")) {
            as("viewer")
                    .get("/api/v1/backups/" + id + "/" + part)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("backup.no-snapshot"));
        }
    }

    @Test
    void onlyOperatorsDescribeAndVerify() {
        BackupId id = aJob("2026-11-23T02:00:00Z");

        as("viewer")
                .contentType("application/json")
                .body("{}")
                .patch("/api/v1/backups/" + id)
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("code", equalTo("request.forbidden"));
        as("viewer").post("/api/v1/backups/" + id + "/verify").then().statusCode(403);
    }

    @Test
    void aTokenThatIsMissingStrangeOrStolenIsRefused() {
        given().get(UNKNOWN).then().statusCode(401).contentType(PROBLEM);
        String wrongKey = ServiceKeys.token("scheduler-service", "gateway", "anna", "viewer");
        given().auth().oauth2(wrongKey).get(UNKNOWN).then().statusCode(401);
        ServiceKeys.refusedTokens()
                .values()
                .forEach(token ->
                        given().auth().oauth2(token).get(UNKNOWN).then().statusCode(401));
        String stolenRole = ServiceKeys.token("scheduler-service", "scheduler-service", "anna", "viewer");
        given().auth().oauth2(stolenRole).get(UNKNOWN).then().statusCode(403);
        given().auth()
                .oauth2(ServiceKeys.serviceToken("scheduler-service"))
                .get(UNKNOWN)
                .then()
                .statusCode(403);
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        given().get("/q/health/live").then().statusCode(200).body(not(containsString("Kafka")));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }

    private BackupId aJob(String requestedAt) {
        BackupId id = JobFixtures.aBackupId(ThreadLocalRandom.current().nextInt(10_000, 100_000));
        jobs.add(Job.accepted(new BackupRequest(
                id,
                schemaId,
                JobFixtures.INSTANCE_ID,
                "6",
                "ITSM",
                BackupRequest.Trigger.MANUAL,
                Optional.empty(),
                Instant.parse(requestedAt),
                "corr")));
        return id;
    }

    private ValidatableResponse list(String query) {
        return as("viewer")
                .get("/api/v1/schemas/" + schemaId + "/backups" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse describe(String id, String body) {
        return as("operator")
                .contentType("application/json")
                .body(body)
                .patch("/api/v1/backups/" + id)
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", role));
    }
}
