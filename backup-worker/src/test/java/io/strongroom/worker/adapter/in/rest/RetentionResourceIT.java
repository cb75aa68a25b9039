package io.strongroom.worker.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.KafkaProbe;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.worker.adapter.IdleWorker;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.JobFixtures;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IdleWorker.class)
@QuarkusTestResource(BackingServices.class)
class RetentionResourceIT {
    private static final String PROBLEM = "application/problem+json";
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Instant MONDAY = Instant.parse("2025-11-24T02:00:00Z");

    private final String schemaId = UUID.randomUUID().toString();
    private final int first = ThreadLocalRandom.current().nextInt(10_000, 99_000);

    @Inject
    JobLedger jobs;

    @Test
    void theRulesOfAScheduleAreAppliedDryWithReasonsAndConfirmed() {
        for (int day = 0; day < 6; day++) {
            aBackup(day);
        }
        aFailedBackup(6);
        dryRun().body("rules", nullValue()).body("expired", equalTo(0)).body("backups", hasSize(6));

        KafkaProbe.send(
                "schedule.changed.v1", schemaId, changed(1, ",\"retention\":{\"keepDaily\":1,\"keepWeekly\":2}"));
        await().atMost(SOON).untilAsserted(() -> dryRun().body("rules.keepDaily", equalTo(1)));

        dryRun().body("rules.timeZone", equalTo("Europe/Berlin"))
                .body("rules.keepYearly", nullValue())
                .body("awaitsConfirmation", equalTo(true))
                .body("expired", equalTo(3))
                .body("backups[0].backupId", equalTo(id(5).value()))
                .body("backups[0].kept", equalTo(true))
                .body("backups[0].reasons.rule", contains("MINIMUM", "DAILY", "WEEKLY"))
                .body("backups[0].reasons[2].unit", equalTo("2025-W48"))
                .body("backups[5].kept", equalTo(false));
        post("admin", "confirm", "{\"expired\":2}").statusCode(422).body("code", equalTo("confirmation.mismatch"));
        post("admin", "confirm", "{\"expired\":3}").statusCode(202);
        post("admin", "confirm", "{\"expired\":3}")
                .statusCode(409)
                .body("code", equalTo("retention.nothing-to-confirm"));
    }

    @Test
    void otherRulesCanBeTriedOut() {
        for (int day = 0; day < 6; day++) {
            aBackup(day);
        }

        post("operator", "preview", "{\"keepLast\":5,\"timeZone\":\"UTC\"}")
                .statusCode(200)
                .body("expired", equalTo(1))
                .body("awaitsConfirmation", equalTo(false));
        post("operator", "preview", "{\"keepLast\":-1,\"keepDaily\":1001,\"timeZone\":\"Mars\"}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo("retention.invalid"))
                .body("fieldErrors.field", contains("keepLast", "keepDaily", "timeZone"));
        post("operator", "preview", "{\"keepForever\":1}").statusCode(400);
        dryRun().body("rules", nullValue());
    }

    @Test
    void aBackupIsHeldAndReleased() {
        aBackup(0);
        String address = "/api/v1/backups/" + id(0);

        hold(address, "{\"reason\":\" audit 2026 \"}").statusCode(200).body("hold.reason", equalTo("audit 2026"));
        as("viewer").get("/api/v1/schemas/" + schemaId + "/backups").then().body("items[0].hold.since", notNullValue());
        as("admin")
                .delete(address + "?confirmName=ITSM")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("code", equalTo("backup.held"));
        hold(address, "{}").statusCode(200).body("hold.reason", nullValue()).body("hold.since", notNullValue());
        hold(address, "{\"reason\":\"" + "x".repeat(501) + "\"}")
                .statusCode(422)
                .body("code", equalTo("reason.too-long"));

        as("operator").delete(address + "/hold").then().statusCode(204);
        as("viewer").get(address).then().body("hold", nullValue());
        as("admin").delete(address + "?confirmName=ITSM").then().statusCode(204);
        hold(address, "{}").statusCode(404);
        as("operator").delete(address + "/hold").then().statusCode(404);
        hold("/api/v1/backups/what", "{}").statusCode(404);
    }

    @Test
    void maintenanceIsWatchedStartedAndStopped() {
        maintenance("admin", "retention").statusCode(202);
        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get("/api/v1/maintenance")
                .then()
                .statusCode(200)
                .body("tasks.find { it.task == 'retention' }.last.outcome", equalTo("DONE"))
                .body("tasks.find { it.task == 'retention' }.nextAt", notNullValue()));
        maintenance("admin", "prune/stop").statusCode(202);
        maintenance("admin", "nonsense").statusCode(404).contentType(PROBLEM);
        maintenance("admin", "nonsense/stop").statusCode(404);
        maintenance("operator", "retention").statusCode(403);
        maintenance("operator", "prune/stop").statusCode(403);
    }

    private static ValidatableResponse maintenance(String role, String what) {
        return as(role).post("/api/v1/maintenance/" + what).then();
    }

    @Test
    void whoMayNotDoesNot() {
        String backup = "/api/v1/backups/" + id(0) + "/hold";
        as("viewer")
                .contentType("application/json")
                .body("{}")
                .put(backup)
                .then()
                .statusCode(403);
        as("viewer").delete(backup).then().statusCode(403);
        post("viewer", "preview", "{}").statusCode(403);
        post("operator", "confirm", "{\"expired\":1}").statusCode(403);
        given().get("/api/v1/schemas/" + schemaId + "/retention").then().statusCode(401);
    }

    private BackupId id(int day) {
        return JobFixtures.aBackupId(first + day);
    }

    private void aBackup(int day) {
        Instant at = accepted(day);
        jobs.change(id(day), job -> job.started(at).completed(at));
        jobs.published(id(day), 99);
    }

    private void aFailedBackup(int day) {
        Instant at = accepted(day);
        jobs.change(id(day), job -> job.started(at).failed(at, "schema.gone", "gone"));
    }

    private Instant accepted(int day) {
        Instant at = MONDAY.minus(Duration.ofDays(5)).plus(Duration.ofDays(day));
        jobs.add(Job.accepted(new BackupRequest(
                id(day),
                schemaId,
                JobFixtures.INSTANCE_ID,
                "6",
                "ITSM",
                BackupRequest.Trigger.SCHEDULED,
                Optional.empty(),
                at,
                "corr")));
        return at;
    }

    private String changed(int revision, String more) {
        return """
                {"scheduleId":"%s","schemaId":"%s","instanceId":"%s","enabled":true,"mode":"DAILY","cron":"0 2 * * *",
                 "timeZone":"Europe/Berlin","deleted":false,"revision":%d,"occurredAt":"2026-11-23T02:00:00Z"%s}
                """
                .formatted(schemaId, schemaId, JobFixtures.INSTANCE_ID, revision, more);
    }

    private ValidatableResponse dryRun() {
        return as("viewer")
                .get("/api/v1/schemas/" + schemaId + "/retention")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse post(String role, String what, String body) {
        return as(role).contentType("application/json")
                .body(body)
                .post("/api/v1/schemas/" + schemaId + "/retention/" + what)
                .then();
    }

    private static ValidatableResponse hold(String address, String body) {
        return as("operator")
                .contentType("application/json")
                .body(body)
                .put(address + "/hold")
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", role));
    }
}
