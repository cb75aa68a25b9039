package io.strongroom.scheduler.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.KafkaProbe;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.scheduler.adapter.StubbedSyncService;
import io.strongroom.scheduler.application.port.out.ScheduleRepository;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.Schedule;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubbedSyncService.class)
class ScheduleResourceIT {
    private static final String PROBLEM = "application/problem+json";
    private static final Duration SOON = Duration.ofSeconds(40);

    StubbedSyncService sync;

    @Inject
    ScheduleRepository schedules;

    @Test
    void aScheduleIsSetReadAndSwitchedOff() {
        String schemaId = sync.aSchema("ACTIVE");
        String daily = "{\"enabled\":true,\"mode\":\"DAILY\",\"timeZone\":\"Europe/Berlin\",\"time\":\"02:30\"}";

        put(schemaId, daily)
                .statusCode(200)
                .body("schemaId", equalTo(schemaId))
                .body("enabled", equalTo(true))
                .body("mode", equalTo("DAILY"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("time", equalTo("02:30"))
                .body("cron", equalTo("30 2 * * *"))
                .body("nextRuns", hasSize(10));
        put(schemaId, "{\"enabled\":false}").statusCode(200).body("enabled", equalTo(false));

        as("viewer")
                .get(address(schemaId))
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("mode", equalTo("DAILY"))
                .body("time", equalTo("02:30"))
                .body("nextRuns", hasSize(10))
                .body("nextAt", nullValue())
                .body("disabledReason", nullValue());
    }

    @Test
    void rulesForKeepingAreSavedShownAndTold() {
        String schemaId = sync.aSchema("ACTIVE");
        put(
                        schemaId,
                        "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\",\"retention\":{\"keepDaily\":7,\"keepLast\":0}}")
                .statusCode(200)
                .body("retention.keepDaily", equalTo(7))
                .body("retention.keepLast", nullValue());

        as("viewer").get(address(schemaId)).then().body("retention.keepDaily", equalTo(7));
        assertThat(published("schedule.changed.v1", schemaId).value()).contains("\"retention\":{\"keepDaily\":7}");
        put(schemaId, "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\",\"retention\":{\"keepDaily\":-7}}")
                .statusCode(422)
                .body("fieldErrors[0].field", equalTo("retention.keepDaily"))
                .body("fieldErrors[0].code", equalTo("schedule.retention-invalid"));
        put(schemaId, "{\"enabled\":true,\"retention\":{}}").statusCode(200).body("retention", nullValue());
    }

    @Test
    void aScheduleThatWasNeverSetIsOff() {
        as("viewer")
                .get(address(sync.aSchema("ACTIVE")))
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("mode", nullValue())
                .body("nextRuns", empty());
    }

    @Test
    void everyModeIsAnsweredAsItWasSent() {
        String schemaId = sync.aSchema("ACTIVE");

        put(schemaId, "{\"enabled\":true,\"mode\":\"MONTHLY\",\"time\":\"00:00\",\"dayOfMonth\":\"L\"}")
                .body("dayOfMonth", equalTo("L"))
                .body("cron", equalTo("0 0 0 L * ?"));
        put(schemaId, "{\"enabled\":true,\"mode\":\"YEARLY\",\"time\":\"23:59\",\"month\":2,\"dayOfMonth\":29}")
                .body("dayOfMonth", equalTo(29))
                .body("month", equalTo(2))
                .body("nextRuns[0]", equalTo("2028-02-29T23:59:00Z"));
        put(
                        schemaId,
                        "{\"enabled\":true,\"mode\":\"WEEKLY\",\"time\":\"02:30\",\"daysOfWeek\":[\"SUNDAY\",\"MONDAY\"]}")
                .body("daysOfWeek", contains("MONDAY", "SUNDAY"));
        put(schemaId, "{\"enabled\":true,\"mode\":\"CRON\",\"cron\":\"0 30 2 ? * MON-FRI\"}")
                .body("cron", equalTo("0 30 2 ? * MON-FRI"))
                .body("time", nullValue());
        put(schemaId, "{\"enabled\":true,\"mode\":\"RECOMMENDED\"}")
                .statusCode(200)
                .body("nextRuns", hasSize(10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 24 * * *    | schedule.cron-invalid  | Cron expression is not valid at position 3",
                "61 2 * * *    | schedule.cron-invalid  | Cron expression is not valid at position 1",
                "nonsense      | schedule.cron-invalid  | Cron expression is not valid at position 9",
                "0 2 31 2 *    | schedule.never-fires   | This never comes",
                "0 2,14 * * *  | schedule.too-frequent  | A backup runs once a day at most"
            })
    void aWrongCronExpressionIsRefusedInWords(String cron, String code, String detail) {
        String schemaId = sync.aSchema("ACTIVE");
        String body = "{\"enabled\":true,\"mode\":\"CRON\",\"cron\":\"" + cron + "\"}";
        put(schemaId, body)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo(code))
                .body("detail", startsWith(detail))
                .body("fieldErrors", hasSize(1))
                .body("fieldErrors[0].field", equalTo("cron"))
                .body("fieldErrors[0].code", equalTo(code));
        preview(body).statusCode(422).body("code", equalTo(code));
        as("viewer").get(address(schemaId)).then().body("mode", nullValue());
    }

    @Test
    void everyWrongFieldIsNamed() {
        put(
                        sync.aSchema("ACTIVE"),
                        "{\"enabled\":true,\"mode\":\"YEARLY\",\"time\":\"25:00\",\"month\":13,\"dayOfMonth\":0}")
                .statusCode(422)
                .body("code", equalTo("schedule.invalid"))
                .body("fieldErrors.field", contains("month", "dayOfMonth", "time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mode\":\"DAILY\",\"time\":\"02:30\"}",
                "{\"enabled\":true}",
                "{\"enabled\":true,\"mode\":null,\"daysOfWeek\":[null]}",
                "{\"enabled\":true,\"mode\":\"WEEKLY\",\"time\":\"02:30\",\"daysOfWeek\":[null]}",
                "{\"enabled\":true,\"mode\":\"MONTHLY\",\"time\":\"02:30\",\"dayOfMonth\":{\"a\":[1]}}",
                "{\"enabled\":true,\"mode\":\"MONTHLY\",\"time\":\"02:30\",\"dayOfMonth\":1.5}",
                "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\",\"dayOfMonth\":[1]}"
            })
    void whatIsMissingOrOddIsAProblemOfItsField(String body) {
        put(sync.aSchema("ACTIVE"), body).statusCode(422).contentType(PROBLEM).body("fieldErrors", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"enabled\":\"true\",\"mode\":\"DAILY\",\"time\":\"02:30\"}",
                "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\",\"month\":\"1\"}",
                "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\",\"cron\":1}",
                "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\",\"time\":\"03:30\"}",
                "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\"} {}"
            })
    void nothingIsGuessedAt(String body) {
        put(sync.aSchema("ACTIVE"), body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("request.malformed"));
    }

    @Test
    void anUnknownFieldAndNoBodyAreRefused() {
        String schemaId = sync.aSchema("ACTIVE");
        put(schemaId, "{\"enabled\":true,\"nextRuns\":[]}")
                .statusCode(400)
                .body("code", equalTo("request.unknown-field"));
        put(schemaId, "").statusCode(400).body("code", equalTo("request.malformed"));
        put(schemaId, "[]").statusCode(400).body("code", equalTo("request.malformed"));
    }

    @Test
    void aBodyAboveTheLimitIsRefusedAndTheLimitSaid() {
        preview(" ".repeat(70_000))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("request.too-large"))
                .body("detail", equalTo("A request body may have at most 65536 bytes."));
    }

    @Test
    void previewSavesNothing() {
        preview("{\"mode\":\"MONTHLY\",\"time\":\"02:30\",\"dayOfMonth\":31,\"timeZone\":\"America/New_York\"}")
                .statusCode(200)
                .body("cron", equalTo("30 2 31 * *"))
                .body("nextRuns", hasSize(10));
    }

    @Test
    void aRecommendationHasReasons() {
        as("viewer")
                .get(address(sync.aSchema("ACTIVE")) + "/recommendation?timeZone=Europe/Berlin")
                .then()
                .statusCode(200)
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("slots", hasSize(3))
                .body("slots[0].reason", containsString("Europe/Berlin"));
        as("viewer")
                .get(address(sync.aSchema("ACTIVE")) + "/recommendation?timeZone=Nowhere")
                .then()
                .statusCode(400)
                .body("code", equalTo("request.invalid"));
    }

    @Test
    void anUnknownSchemaIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "no-uuid")) {
            put(id, "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\"}").statusCode(404);
            as("viewer").get(address(id)).then().statusCode(404).body("code", equalTo("schema.not-found"));
            as("viewer").get(address(id) + "/recommendation").then().statusCode(404);
            as("viewer").get(address(id) + "/occurrences").then().statusCode(404);
        }
    }

    @Test
    void aScheduleOfAnInactiveSchemaIsNotSwitchedOn() {
        put(sync.aSchema("INACTIVE"), "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\"}")
                .statusCode(409)
                .body("code", equalTo("schema.not-backupable"));
    }

    @Test
    void aChangeReachesKafka() {
        String schemaId = sync.aSchema("ACTIVE");
        put(schemaId, "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\"}")
                .statusCode(200);

        ConsumerRecord<String, String> record = published("schedule.changed.v1", schemaId);

        assertThat(record.key()).isEqualTo(StubbedSyncService.INSTANCE_ID);
        assertThat(KafkaProbe.header(record, "ce_type")).isEqualTo("io.strongroom.schedule-changed.v1");
        assertThat(KafkaProbe.header(record, "ce_subject")).isEqualTo(schemaId);
        assertThat(record.value()).contains("\"nextAt\":", "\"enabled\":true", "\"deleted\":false");
    }

    @Test
    void aDueRunIsAskedForOnceAndShown() {
        String schemaId = sync.aSchema("ACTIVE");
        Instant at = dueSince(schemaId, Duration.ofMinutes(10));

        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get(address(schemaId) + "/occurrences")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].id", equalTo(schemaId + "@" + at))
                .body("items[0].at", equalTo(at.toString()))
                .body("items[0].outcome", equalTo("REQUESTED"))
                .body("items[0].reason", equalTo("schedule.caught-up")));
        String backupId = as("viewer").get(address(schemaId) + "/occurrences").path("items[0].backupId");
        as("viewer").get("/api/v1/backups/" + backupId).then().statusCode(200).body("type", equalTo("SCHEDULED"));
        assertThat(published("backup.requested.v1", backupId).value()).contains("\"type\":\"SCHEDULED\"");
        as("viewer")
                .get(address(schemaId) + "/occurrences?size=0")
                .then()
                .statusCode(400)
                .body("fieldErrors[0].field", equalTo("size"));
    }

    @Test
    void aRemovedInstanceSwitchesItsSchedulesOff() {
        String schemaId = sync.aSchema("ACTIVE", UUID.randomUUID().toString());
        put(schemaId, "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\"}")
                .statusCode(200);
        String instanceId = schedules
                .find(new SchemaId(schemaId))
                .orElseThrow()
                .instanceId()
                .value();

        KafkaProbe.send(
                "instance.changed.v1",
                instanceId,
                "{\"instanceId\":\"%s\",\"change\":\"DELETED\",\"role\":\"SOURCE\",\"revision\":3}"
                        .formatted(instanceId));

        await().atMost(SOON).untilAsserted(() -> as("viewer")
                .get(address(schemaId))
                .then()
                .body("enabled", equalTo(false))
                .body("disabledReason", equalTo("instance.removed")));
    }

    @Test
    void theScheduleOfASchemaDeletedFromTheAppIsRemoved() {
        String schemaId = sync.aSchema("ACTIVE");
        put(schemaId, "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\"}")
                .statusCode(200);

        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(ServiceKeys.serviceToken("schema-sync-service"))
                    .delete("/internal/v1/schemas/" + schemaId + "/schedule")
                    .then()
                    .statusCode(204);
        }

        as("viewer").get(address(schemaId)).then().body("mode", nullValue());
        as("admin")
                .delete("/internal/v1/schemas/" + schemaId + "/schedule")
                .then()
                .statusCode(403);
    }

    @Test
    void onlyAdministratorsSetSchedules() {
        String schemaId = sync.aSchema("ACTIVE");
        as("operator")
                .contentType("application/json")
                .body("{\"enabled\":false}")
                .put(address(schemaId))
                .then()
                .statusCode(403);
        given().get(address(schemaId)).then().statusCode(401);
    }

    /** As if nobody had been there when it was due. */
    private Instant dueSince(String schemaId, Duration ago) {
        put(schemaId, "{\"enabled\":true,\"mode\":\"DAILY\",\"time\":\"02:30\"}")
                .statusCode(200);
        Instant at = Instant.now().minus(ago).truncatedTo(ChronoUnit.SECONDS);
        Schedule schedule = schedules.find(new SchemaId(schemaId)).orElseThrow();
        schedules.save(schedule.advanced(Optional.of(at)), List.of());
        return at;
    }

    private static ConsumerRecord<String, String> published(String topic, String text) {
        try (KafkaProbe probe = new KafkaProbe(topic)) {
            return await().atMost(SOON)
                    .until(() -> probe.containing(text), found -> !found.isEmpty())
                    .get(0);
        }
    }

    private static ValidatableResponse put(String schemaId, String body) {
        return as("admin")
                .contentType("application/json")
                .body(body)
                .put(address(schemaId))
                .then();
    }

    private static ValidatableResponse preview(String body) {
        return as("admin")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/schedules/preview")
                .then();
    }

    private static String address(String schemaId) {
        return "/api/v1/schemas/" + schemaId + "/schedule";
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", role));
    }
}
