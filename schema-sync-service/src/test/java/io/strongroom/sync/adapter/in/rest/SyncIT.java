package io.strongroom.sync.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static io.strongroom.sync.adapter.Catalogue.anInstance;
import static io.strongroom.sync.adapter.Catalogue.as;
import static io.strongroom.sync.adapter.Catalogue.list;
import static io.strongroom.sync.adapter.Catalogue.startSync;
import static io.strongroom.sync.adapter.Catalogue.sync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.KafkaProbe;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.sync.adapter.StubbedPeers;
import io.strongroom.sync.adapter.StubbedPeers.SourceSchema;
import io.strongroom.sync.application.port.in.RunSync;
import io.strongroom.sync.application.port.out.SyncRunRepository;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.sync.SyncId;
import io.strongroom.sync.domain.sync.SyncRun;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubbedPeers.class)
class SyncIT {
    private static final SourceSchema ITSM = new SourceSchema(6, "ITSM", "ITSM", 95);
    private static final SourceSchema HR = new SourceSchema(1, "Human Resources", "HR", 1023);

    StubbedPeers peers;

    @Inject
    SyncRunRepository runs;

    @Inject
    RunSync runSync;

    private final String instance = anInstance();

    @BeforeEach
    void aConnection() {
        peers.server().resetAll();
        peers.connection(instance, "acme", 1);
    }

    @Test
    void aSyncFindsTheSchemasOfTheConnection() {
        peers.siteHas(instance, ITSM, HR);

        JsonPath run = sync();

        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(run.getString("items[0].instanceId")).isEqualTo(instance);
        assertThat(run.getInt("items[0].found")).isEqualTo(2);
        assertThat(run.getInt("items[0].added")).isEqualTo(2);
        assertThat(run.getInt("items[0].deleted")).isZero();
        assertThat(run.getString("items[0].finishedAt")).isNotNull();
        JsonPath grid = list("instanceId=" + instance);
        assertThat(grid.getInt("total")).isEqualTo(2);
        assertThat(grid.getList("items.name")).containsExactly("Human Resources", "ITSM");
    }

    @Test
    void anItemHasTheContractsShape() {
        peers.siteHas(instance, ITSM);
        sync();
        String id = SchemaId.of(new InstanceId(instance), "6").value();

        as("viewer")
                .get("/api/v1/schemas/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("sourceId", equalTo("6"))
                .body("key", equalTo("ITSM"))
                .body("instance.id", equalTo(instance))
                .body("instance.name", equalTo("acme"))
                .body("instance.url", equalTo(peers.server().baseUrl() + "/sites/acme"))
                .body("instance.type", equalTo("CLOUD"))
                .body("status", equalTo("ACTIVE"))
                .body("objectCount", equalTo(95))
                .body("lastBackup", equalTo(null))
                .body("backups.state", equalTo("DISABLED"));
    }

    @Test
    void aSchemaThatIsGoneIsDeletedAndComesBack() {
        peers.siteHas(instance, ITSM, HR);
        sync();
        peers.server().resetAll();
        peers.connection(instance, "acme", 1);
        peers.siteHas(instance, HR);

        assertThat(sync().getInt("items[0].deleted")).isEqualTo(1);
        assertThat(statusOf("6")).isEqualTo("DELETED");
        assertThat(list("hideDeleted=true&instanceId=" + instance).getInt("total"))
                .isEqualTo(1);

        peers.siteHas(instance, ITSM, HR);
        sync();
        assertThat(statusOf("6")).isEqualTo("ACTIVE");
    }

    @Test
    void aListThatIsSuddenlyEmptyDeletesOnlyWhatTheSiteHasNoMore() {
        peers.siteHas(instance, ITSM, HR);
        sync();
        peers.server().resetAll();
        peers.connection(instance, "acme", 1);
        peers.siteHas(instance);
        peers.siteStillHas(instance, ITSM);

        JsonPath run = sync();

        assertThat(run.getInt("items[0].found")).isEqualTo(1);
        assertThat(run.getInt("items[0].deleted")).isEqualTo(1);
        assertThat(statusOf("6")).isEqualTo("ACTIVE");
        assertThat(statusOf("1")).isEqualTo("DELETED");
    }

    @Test
    void aSchemaIsTakenOutWithItsExactNameAndComesBackWithTheNextSync() {
        peers.siteHas(instance, ITSM, HR);
        sync();
        String id = SchemaId.of(new InstanceId(instance), "6").value();

        for (String wrong : List.of("itsm", "")) {
            as("admin")
                    .queryParam("confirmName", wrong)
                    .delete("/api/v1/schemas/" + id)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("confirmation.mismatch"))
                    .body("fieldErrors[0].field", equalTo("confirmName"));
        }
        as("admin").delete("/api/v1/schemas/" + id).then().statusCode(422);
        as("admin")
                .queryParam("confirmName", "ITSM")
                .queryParam("deleteBackups", "maybe")
                .delete("/api/v1/schemas/" + id)
                .then()
                .statusCode(400)
                .body("fieldErrors[0].field", equalTo("deleteBackups"));
        as("operator")
                .queryParam("confirmName", "ITSM")
                .delete("/api/v1/schemas/" + id)
                .then()
                .statusCode(403);
        assertThat(statusOf("6")).isEqualTo("ACTIVE");

        as("admin")
                .queryParam("confirmName", "ITSM")
                .queryParam("deleteBackups", "false")
                .delete("/api/v1/schemas/" + id)
                .then()
                .statusCode(200)
                .body("schemaId", equalTo(id))
                .body("name", equalTo("ITSM"))
                .body("schedule", equalTo("NONE"))
                .body("backups", equalTo("KEPT"));

        as("viewer").get("/api/v1/schemas/" + id).then().statusCode(404).body("code", equalTo("schema.not-found"));
        as("admin")
                .queryParam("confirmName", "ITSM")
                .delete("/api/v1/schemas/" + id)
                .then()
                .statusCode(404);
        assertThat(list("instanceId=" + instance).getList("items.name")).containsExactly("Human Resources");
        assertThat(published("schema.changed.v1", id, 2).get(1).value())
                .contains("\"removed\":true")
                .doesNotContain("deleteBackups");
        assertThat(sync().getInt("items[0].added")).isEqualTo(1);
        assertThat(statusOf("6")).isEqualTo("ACTIVE");
    }

    @Test
    void aSchemaIsTakenOutTogetherWithItsBackups() {
        peers.siteHas(instance, ITSM);
        sync();
        String id = SchemaId.of(new InstanceId(instance), "6").value();

        as("admin")
                .queryParam("confirmName", "ITSM")
                .queryParam("deleteBackups", "true")
                .delete("/api/v1/schemas/" + id)
                .then()
                .statusCode(200)
                .body("backups", equalTo("DELETED"));

        assertThat(published("schema.changed.v1", id, 2).get(1).value())
                .contains("\"removed\":true")
                .contains("\"deleteBackups\":true");
    }

    @Test
    void anInstanceThatRefusesLeavesItsSchemasInDoubt() {
        peers.siteHas(instance, ITSM);
        sync();
        peers.siteAnswers(instance, 401);

        JsonPath run = sync();

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("items[0].error.code")).isEqualTo("credentials.rejected");
        assertThat(statusOf("6")).isEqualTo("SYNC_ERROR");
        assertThat(list("instanceId=" + instance).getInt("items[0].objectCount"))
                .isEqualTo(95);
    }

    @Test
    void withoutConfigServiceTheSyncFailsAndNothingElseHappens() {
        peers.siteHas(instance, ITSM);
        sync();
        peers.configServiceFails();

        JsonPath run = sync();

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("error.code")).isEqualTo("config-service.unavailable");
        assertThat(statusOf("6")).isEqualTo("ACTIVE");
    }

    @Test
    void aSyncThatIsAskedForAgainWhileItRunsIsTheSame() {
        peers.siteHas(instance, ITSM);
        SyncRun unfinished = aSyncOfAnotherReplica(Instant.now().plusSeconds(60));

        assertThat(startSync()).isEqualTo(unfinished.id().value());

        endIt();
    }

    @Test
    void aSyncThatADeadReplicaLeftIsFinishedByAnotherOne() {
        peers.siteHas(instance, ITSM);
        SyncRun left = aSyncOfAnotherReplica(Instant.now().minusSeconds(1));

        runSync.runIfDue();

        JsonPath run = as("viewer").get("/api/v1/schemas/sync").jsonPath();
        assertThat(run.getString("syncId")).isEqualTo(left.id().value());
        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(statusOf("6")).isEqualTo("ACTIVE");
    }

    @Test
    void changesAreAnnounced() {
        peers.siteHas(instance, ITSM);
        String syncId = sync().getString("syncId");
        String id = SchemaId.of(new InstanceId(instance), "6").value();

        ConsumerRecord<String, String> schema =
                published("schema.changed.v1", id, 1).get(0);
        assertThat(schema.key()).isEqualTo(instance);
        assertThat(KafkaProbe.header(schema, "ce_type")).isEqualTo("io.strongroom.schema-changed.v1");
        assertThat(schema.value()).contains("\"status\":\"ACTIVE\"").contains("\"revision\":1");
        List<ConsumerRecord<String, String>> states = published("sync.changed.v1", syncId, 2);
        assertThat(states.get(0).value()).contains("RUNNING");
        assertThat(states.get(1).value()).contains("SUCCEEDED");
    }

    @Test
    void anUnchangedSchemaIsNotAnnouncedAgain() {
        peers.siteHas(instance, ITSM);
        sync();
        String second = sync().getString("syncId");
        published("sync.changed.v1", second, 2);

        assertThat(published(
                        "schema.changed.v1",
                        SchemaId.of(new InstanceId(instance), "6").value(),
                        1))
                .hasSize(1);
    }

    @Test
    void aThousandSchemasArePagedAndStayInOrder() {
        List<SourceSchema> many = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            many.add(new SourceSchema(i, (i % 2 == 0 ? "schema " : "Schema ") + String.format("%04d", i), "S" + i, i));
        }
        peers.siteHas(instance, many.toArray(SourceSchema[]::new));

        assertThat(sync().getInt("items[0].found")).isEqualTo(1000);

        String mine = "&instanceId=" + instance;
        JsonPath page = list("page=2&size=200" + mine);
        assertThat(page.getInt("total")).isEqualTo(1000);
        assertThat(page.getString("items[0].name")).isEqualToIgnoringCase("schema 0401");
        assertThat(list("sort=objectCount,desc&size=1" + mine).getInt("items[0].objectCount"))
                .isEqualTo(1000);
        assertThat(list("search=EMA 099" + mine).getInt("total")).isEqualTo(10);
        assertThat(list("page=5&size=200" + mine).getList("items")).isEmpty();
    }

    @Test
    void theTokenIsNeitherAnsweredNorStoredWhereAnybodyCouldReadIt() {
        peers.siteHas(instance, ITSM);
        sync();

        assertThat(as("admin").get("/api/v1/schemas").asString()).doesNotContain(StubbedPeers.TOKEN);
        assertThat(as("admin").get("/api/v1/schemas/sync").asString()).doesNotContain(StubbedPeers.TOKEN);
    }

    @Test
    void onlyAdminsSyncAndViewersRead() {
        as("operator").post("/api/v1/schemas/sync").then().statusCode(403);
        as("viewer").get("/api/v1/schemas").then().statusCode(200);
        given().get("/api/v1/schemas").then().statusCode(401).contentType("application/problem+json");
        ServiceKeys.refusedTokens().values().forEach(token -> given().auth()
                .oauth2(token)
                .get("/api/v1/schemas")
                .then()
                .statusCode(401));
    }

    @Test
    void theInternalCallIsForServices() {
        peers.siteHas(instance, ITSM);
        sync();
        String id = SchemaId.of(new InstanceId(instance), "6").value();

        given().auth()
                .oauth2(ServiceKeys.serviceToken("scheduler-service"))
                .get("/internal/v1/schemas/" + id)
                .then()
                .statusCode(200)
                .body("schemaId", equalTo(id))
                .body("instanceId", equalTo(instance))
                .body("sourceId", equalTo("6"))
                .body("status", equalTo("ACTIVE"));
        as("admin").get("/internal/v1/schemas/" + id).then().statusCode(403);
        given().auth()
                .oauth2(ServiceKeys.serviceToken("scheduler-service"))
                .get("/api/v1/schemas")
                .then()
                .statusCode(403);
    }

    private String statusOf(String sourceId) {
        String id = SchemaId.of(new InstanceId(instance), sourceId).value();
        return as("viewer").get("/api/v1/schemas/" + id).path("status");
    }

    private SyncRun aSyncOfAnotherReplica(Instant leasedUntil) {
        SyncRun ended = runs.find().orElseGet(() -> {
            sync();
            return runs.find().orElseThrow();
        });
        Instant now = Instant.now();
        SyncRun begun = ended.next(new SyncId(UUID.randomUUID().toString()), "corr", now)
                .orElseThrow();
        runs.save(begun.claim(now, Duration.between(now, leasedUntil)).orElseThrow(), List.of());
        return begun;
    }

    private void endIt() {
        SyncRun run = runs.find().orElseThrow();
        runs.save(run.finished(Instant.now()), List.of());
    }

    private static List<ConsumerRecord<String, String>> published(String topic, String text, int count) {
        try (KafkaProbe probe = new KafkaProbe(topic)) {
            return await().atMost(Duration.ofSeconds(15))
                    .until(() -> probe.containing(text), found -> found.size() >= count);
        }
    }
}
