package io.strongroom.sync.adapter.in.kafka;

import static io.strongroom.sync.adapter.Catalogue.as;
import static io.strongroom.sync.adapter.Catalogue.list;
import static io.strongroom.sync.adapter.Catalogue.sync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.KafkaProbe;
import io.strongroom.sync.adapter.Catalogue;
import io.strongroom.sync.adapter.StubbedPeers;
import io.strongroom.sync.adapter.StubbedPeers.SourceSchema;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaId;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubbedPeers.class)
class EventsIT {
    private static final String PROGRESS = "backup.progress.v1";
    private static final String INSTANCES = "instance.changed.v1";

    StubbedPeers peers;

    private final String instance = Catalogue.anInstance();
    private final String schema = SchemaId.of(new InstanceId(instance), "6").value();

    @BeforeEach
    void aSyncedSchema() {
        peers.server().resetAll();
        peers.connection(instance, "acme", 1);
        peers.siteHas(instance, new SourceSchema(6, "ITSM", "ITSM", 95));
        sync();
    }

    @Test
    void theGridShowsABackupFromTheQueueToItsEnd() {
        KafkaProbe.send(PROGRESS, "b1", progress("b1", 1, "IN_QUEUE", 0, 0));
        soon().untilAsserted(() -> assertThat(item().getString("backups.state")).isEqualTo("PENDING"));

        KafkaProbe.send(PROGRESS, "b1", progress("b1", 2, "IN_PROGRESS", 42, 0));
        soon().untilAsserted(() -> assertThat(item().getString("backups.state")).isEqualTo("IN_PROGRESS"));
        assertThat(item().<Integer>get("backups.percent")).isEqualTo(42);
        assertThat(item().getString("backups.backupId")).isEqualTo("b1");

        KafkaProbe.send(PROGRESS, "b1", progress("b1", 3, "FAILED", 42, 0));
        soon().untilAsserted(() -> assertThat(item().getString("backups.state")).isEqualTo("DISABLED"));
        assertThat(item().getString("lastBackup.outcome")).isEqualTo("FAILED");
        assertThat(item().getString("lastBackup.error.code")).isEqualTo("suspect-source");
        assertThat(item().getString("lastBackup.at")).isEqualTo("2026-11-23T01:30:00Z");
    }

    @Test
    void theGridShowsTheNextDateOfASchedule() {
        KafkaProbe.send("schedule.changed.v1", instance, scheduleChanged(1, true, "2026-11-24T02:00:00Z"));
        soon().untilAsserted(() -> assertThat(item().getString("backups.state")).isEqualTo("AUTO"));
        assertThat(item().getString("backups.nextAt")).isEqualTo("2026-11-24T02:00:00Z");
        try (KafkaProbe probe = new KafkaProbe("schema.changed.v1")) {
            soon().until(() -> probe.containing(schema).size() == 2);
        }

        KafkaProbe.send("schedule.changed.v1", instance, scheduleChanged(2, false, "2026-11-24T02:00:00Z"));
        soon().untilAsserted(() -> assertThat(item().getString("backups.state")).isEqualTo("DISABLED"));
        assertThat(item().getString("backups.nextAt")).isNull();
    }

    @Test
    void aSchemaWithABackupUnderWayStays() {
        KafkaProbe.send(PROGRESS, "b1", progress("b1", 1, "IN_PROGRESS", 5, 0));
        soon().untilAsserted(() -> assertThat(item().getString("backups.state")).isEqualTo("IN_PROGRESS"));

        as("admin")
                .queryParam("confirmName", "ITSM")
                .delete("/api/v1/schemas/" + schema)
                .then()
                .statusCode(409)
                .body("code", equalTo("backup.active"));
        assertThat(item().getString("status")).isEqualTo("ACTIVE");
    }

    @Test
    void repeatedAndLateEventsChangeNothing() {
        KafkaProbe.send(PROGRESS, "b2", progress("b2", 5, "IN_PROGRESS", 50, 2));
        soon().untilAsserted(
                        () -> assertThat(item().<Integer>get("backups.percent")).isEqualTo(50));

        KafkaProbe.send(PROGRESS, "b2", progress("b2", 5, "IN_PROGRESS", 99, 2));
        KafkaProbe.send(PROGRESS, "b2", progress("b2", 4, "IN_QUEUE", 0, 2));
        KafkaProbe.send(PROGRESS, "b2", progress("b1", 99, "IN_PROGRESS", 98, 1));
        KafkaProbe.send(PROGRESS, "b2", progress("b2", 6, "IN_PROGRESS", 51, 2));

        soon().untilAsserted(
                        () -> assertThat(item().<Integer>get("backups.percent")).isEqualTo(51));
        assertThat(item().getString("backups.backupId")).isEqualTo("b2");
    }

    @Test
    void aRemovedConnectionTakesItsSchemasOutOfTheGrid() {
        KafkaProbe.send(INSTANCES, instance, instanceChanged("DELETED", 2));
        soon().untilAsserted(() ->
                assertThat(list("instanceId=" + instance).getInt("total")).isZero());
        as("viewer").get("/api/v1/schemas/" + schema).then().statusCode(404);
        try (KafkaProbe probe = new KafkaProbe("schema.changed.v1")) {
            soon().until(() -> probe.containing(schema).stream()
                    .anyMatch(record -> record.value().contains("INACTIVE")));
        }

        KafkaProbe.send(INSTANCES, instance, instanceChanged("DELETED", 2));
        KafkaProbe.send(INSTANCES, instance, instanceChanged("CREATED", 3));
        soon().untilAsserted(() -> assertThat(list("instanceId=" + instance).getString("items[0].status"))
                .isEqualTo("INACTIVE"));
    }

    @Test
    void aMalformedRecordIsPutAsideAndTheNextOneIsRead() {
        String mark = UUID.randomUUID().toString();
        KafkaProbe.send(PROGRESS, "b1", "{\"mark\":\"" + mark + "\"");
        KafkaProbe.send(PROGRESS, "b1", "{\"mark\":\"" + mark + "\",\"state\":\"IN_QUEUE\"}");
        KafkaProbe.send(PROGRESS, "b1", progress("b1", 1, "IN_QUEUE", 0, 0));
        KafkaProbe.send(INSTANCES, instance, "{\"mark\":\"" + mark + "\",\"change\":\"DELETED\",\"revision\":7}");
        KafkaProbe.send(INSTANCES, instance, instanceChanged("DELETED", 2));

        soon().untilAsserted(() ->
                assertThat(list("instanceId=" + instance).getInt("total")).isZero());
        try (KafkaProbe progress = new KafkaProbe(PROGRESS + ".dlq");
                KafkaProbe instances = new KafkaProbe(INSTANCES + ".dlq")) {
            soon().until(() -> progress.containing(mark).size() == 2);
            soon().until(() -> instances.containing(mark).size() == 1);
            assertThat(progress.containing(mark))
                    .allSatisfy(record ->
                            assertThat(KafkaProbe.header(record, "dlq-reason")).isNotEmpty());
            assertThat(KafkaProbe.header(instances.containing(mark).get(0), "dlq-reason"))
                    .contains("instanceId");
        }
    }

    private JsonPath item() {
        return as("viewer").get("/api/v1/schemas/" + schema).jsonPath();
    }

    private String progress(String backupId, long sequence, String state, int percent, int minute) {
        return """
                {"backupId":"%s","schemaId":"%s","instanceId":"%s","sequence":%d,"state":"%s","phase":"FETCH","done":1,
                 "total":2,"percent":%d,"requestedAt":"2026-11-23T01:%02d:00Z","finishedAt":"2026-11-23T01:30:00Z",
                 "error":{"code":"suspect-source","message":"More than 10 %% of the objects are gone"}}
                """
                .formatted(backupId, schema, instance, sequence, state, percent, minute);
    }

    private String scheduleChanged(long revision, boolean enabled, String nextAt) {
        return """
                {"scheduleId":"%s","schemaId":"%s","instanceId":"%s","enabled":%b,"mode":"DAILY","nextAt":"%s",
                 "deleted":false,"revision":%d,"occurredAt":"2026-11-23T01:00:0%dZ"}
                """
                .formatted(schema, schema, instance, enabled, nextAt, revision, revision);
    }

    private String instanceChanged(String change, int revision) {
        return """
                {"instanceId":"%s","change":"%s","role":"CONNECTION","type":"CLOUD","name":"acme",
                 "url":"https://acme.atlassian.net","credentialChanged":true,"revision":%d,
                 "occurredAt":"2026-11-23T01:00:00Z"}
                """
                .formatted(instance, change, revision);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
