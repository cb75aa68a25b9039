package io.strongroom.scheduler.adapter.in.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.KafkaProbe;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.scheduler.adapter.StubbedSyncService;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubbedSyncService.class)
class BackupProgressConsumerIT {
    private static final String TOPIC = "backup.progress.v1";
    private static final Duration SOON = Duration.ofSeconds(30);

    StubbedSyncService sync;

    @Test
    void progressIsSeenAndTheEndFreesTheSchema() {
        String schemaId = sync.aSchema("ACTIVE");
        String backupId = backUpNow(schemaId);

        KafkaProbe.send(TOPIC, backupId, progress(backupId, schemaId, 1, "IN_PROGRESS"));
        awaitState(backupId, "IN_PROGRESS");
        KafkaProbe.send(TOPIC, backupId, progress(backupId, schemaId, 1, "FAILED"));
        KafkaProbe.send(TOPIC, backupId, progress(backupId, schemaId, 3, "COMPLETED"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        as("viewer").get("/api/v1/backups/" + backupId).then().statusCode(404));

        as("operator").post("/api/v1/backups/" + backupId + "/stop").then().statusCode(409);
        assertThat(backUpNow(schemaId)).isNotEqualTo(backupId);
    }

    @Test
    void aMalformedRecordIsPutAsideAndTheNextOneIsRead() {
        String schemaId = sync.aSchema("ACTIVE");
        String backupId = backUpNow(schemaId);
        String mark = UUID.randomUUID().toString();

        KafkaProbe.send(TOPIC, backupId, "{\"nonsense\":\"" + mark + "\"");
        KafkaProbe.send(TOPIC, backupId, "{\"state\":\"IN_PROGRESS\",\"mark\":\"" + mark + "\"}");
        KafkaProbe.send(TOPIC, backupId, progress(backupId, schemaId, 1, "IN_PROGRESS"));

        awaitState(backupId, "IN_PROGRESS");
        try (KafkaProbe dead = new KafkaProbe(TOPIC + ".dlq")) {
            await().atMost(SOON).until(() -> dead.containing(mark).size() == 2);
            for (ConsumerRecord<String, String> record : dead.containing(mark)) {
                assertThat(KafkaProbe.header(record, "dlq-reason")).isNotEmpty();
                assertThat(record.key()).isEqualTo(backupId);
            }
        }
    }

    private static void awaitState(String backupId, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        as("viewer").get("/api/v1/backups/" + backupId).<String>path("state"))
                .isEqualTo(state));
    }

    private static String progress(String backupId, String schemaId, long sequence, String state) {
        return """
                {"backupId":"%s","schemaId":"%s","instanceId":"%s","sequence":%d,"state":"%s","phase":"FETCH","done":1,
                 "total":2,"percent":50,"requestedAt":"2026-11-23T01:00:00Z","finishedAt":"2026-11-23T01:01:00Z"}
                """
                .formatted(backupId, schemaId, StubbedSyncService.INSTANCE_ID, sequence, state);
    }

    private static String backUpNow(String schemaId) {
        return as("operator")
                .noContentType()
                .post("/api/v1/schemas/" + schemaId + "/backups")
                .then()
                .statusCode(202)
                .extract()
                .path("backupId");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", role));
    }
}
