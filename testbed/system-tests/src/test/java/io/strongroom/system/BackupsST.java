package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does with a backup of a schema, through the API: describe it, stop it, look why it failed. */
@Order(8)
@ExtendWith(InstalledProduct.class)
class BackupsST {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Product product;
    private SimulatedSite site;
    private JsonNode schema;

    @BeforeEach
    void aSchema(Product running) {
        product = running;
        site = SimulatedSite.create(product.simulator(), "by-hand", 1_500, 0);
        product.setUp(site);
        schema = product.largestSchema();
    }

    @AfterEach
    void noLatency() {
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 0));
    }

    @Test
    void aDescriptionIsOptionalAndCanBeChangedLater() {
        String backupId = product.post("/schemas/" + id() + "/backups", Map.of())
                .path("backupId")
                .asText();
        assertThat(product.awaitEnd(backupId, PATIENCE).has("description")).isFalse();

        product.patch("/backups/" + backupId, Map.of("description", "before the migration"));

        assertThat(product.get("/schemas/" + id() + "/backups")
                        .path("items")
                        .path(0)
                        .path("description")
                        .asText())
                .isEqualTo("before the migration");
    }

    @Test
    void aRunningBackupIsStoppedAndTheNextOneMayBegin() throws Exception {
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 1_000));
        String backupId = product.startBackup(schema);
        assertThat(product.backup(backupId).path("state").asText()).isIn("IN_QUEUE", "IN_PROGRESS");
        product.awaitBackup(backupId, PATIENCE, Set.of("IN_PROGRESS"));
        assertThat(Product.refusalOf(() -> product.post("/schemas/" + id() + "/backups", Map.of()))
                        .code())
                .isEqualTo("backup.already-active");

        product.post("/backups/" + backupId + "/stop", Map.of());

        assertThat(product.awaitEnd(backupId, PATIENCE).path("state").asText()).isEqualTo("STOPPED");
        assertThat(Product.refusalOf(() -> product.get("/backups/" + backupId + "/types"))
                        .code())
                .isEqualTo("backup.no-snapshot");
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 0));
        await("the schema is free again").atMost(PATIENCE).until(() -> product.get("/schemas/" + id())
                .path("backups")
                .path("state")
                .asText()
                .equals("DISABLED"));
        product.backUp(schema, PATIENCE);
        Api.Refused tooLate = Product.refusalOf(() -> product.post("/backups/" + backupId + "/stop", Map.of()));
        assertThat(tooLate.status()).isEqualTo(409);
    }

    @Test
    void aFailedBackupLeavesItsReasonInTheGrid() {
        product.simulator()
                .put(
                        "/__sim/sites/" + site.name(),
                        Map.of("hiddenSchemas", List.of(schema.path("sourceId").asInt())));

        String backupId = product.startBackup(schema);

        assertThat(product.awaitEnd(backupId, PATIENCE).at("/error/code").asText())
                .isEqualTo("schema.gone");
        JsonNode last = await("the grid knows it")
                .atMost(PATIENCE)
                .until(
                        () -> product.get("/schemas/" + id()).path("lastBackup"),
                        shown -> shown.path("backupId").asText().equals(backupId));
        assertThat(last.path("outcome").asText()).isEqualTo("FAILED");
        assertThat(last.at("/error/message").asText()).isNotBlank();
    }

    private String id() {
        return schema.path("id").asText();
    }
}
