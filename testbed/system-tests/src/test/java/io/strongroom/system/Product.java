package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.Api;
import io.strongroom.launcher.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** The running product as its user sees it: steps through the public API, and waiting for what they lead to. */
final class Product {
    static final Set<String> ENDED = Set.of("COMPLETED", "COMPLETED_WITH_WARNINGS", "FAILED", "STOPPED");
    static final Set<String> GOOD = Set.of("COMPLETED", "COMPLETED_WITH_WARNINGS");

    private static final String API = "/api/v1";
    private static final Duration SYNC_PATIENCE = Duration.ofMinutes(2);

    private final Installation installation;
    private final Api gateway;
    private final Api simulator;

    Product(Installation installation) {
        this.installation = installation;
        this.gateway = new Api(installation.gatewayUrl(), installation.adminToken());
        this.simulator = new Api(installation.simulatorUrl(), "");
    }

    Installation installation() {
        return installation;
    }

    Api simulator() {
        return simulator;
    }

    JsonNode get(String path) {
        return gateway.get(API + path);
    }

    JsonNode put(String path, Object body) {
        return gateway.put(API + path, body);
    }

    JsonNode post(String path, Object body) {
        return gateway.post(API + path, body);
    }

    JsonNode patch(String path, Object body) {
        return gateway.patch(API + path, body);
    }

    JsonNode delete(String path) {
        return gateway.delete(API + path);
    }

    /**
     * Connects to the site, chooses managed storage and waits until its schemas are known, and those of the connection
     * before it are not: they leave by an event of their own.
     */
    void setUp(SimulatedSite site) {
        put("/connection", site.connection());
        put("/storage", Map.of("kind", "MANAGED"));
        sync();
        await("the grid shows the schemas of " + site + " as those of the connection")
                .atMost(SYNC_PATIENCE)
                .until(() -> get("/schemas?size=200&status=ACTIVE&instanceType=CLOUD").findValuesAsText("url").stream()
                        .allMatch(site.siteUrl()::equals));
    }

    void sync() {
        String syncId = post("/schemas/sync", Map.of()).path("syncId").asText();
        JsonNode ended = await("the sync " + syncId + " has ended")
                .atMost(SYNC_PATIENCE)
                .until(
                        () -> get("/schemas/sync"),
                        sync -> sync.path("syncId").asText().equals(syncId)
                                && !sync.path("state").asText().equals("RUNNING"));
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }

    List<JsonNode> schemas() {
        List<JsonNode> schemas = new ArrayList<>();
        get("/schemas?size=200&status=ACTIVE").path("items").forEach(schemas::add);
        return schemas;
    }

    JsonNode largestSchema() {
        return schemas().stream()
                .max(Comparator.comparingLong(
                        schema -> schema.path("objectCount").asLong()))
                .orElseThrow();
    }

    String startBackup(JsonNode schema) {
        return post("/schemas/" + schema.path("id").asText() + "/backups", Map.of("description", "system test"))
                .path("backupId")
                .asText();
    }

    JsonNode backup(String backupId) {
        return get("/backups/" + backupId);
    }

    JsonNode awaitEnd(String backupId, Duration patience) {
        return awaitBackup(backupId, patience, ENDED);
    }

    /** The backup once it is in one of these states; one that has ended in another fails the test at once. */
    JsonNode awaitBackup(String backupId, Duration patience, Set<String> states) {
        return awaitBackup(
                backupId,
                patience,
                backup -> states.contains(backup.path("state").asText()),
                "is " + states);
    }

    JsonNode awaitBackup(String backupId, Duration patience, Predicate<JsonNode> condition, String what) {
        JsonNode found = await("backup " + backupId + " " + what)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> backup(backupId),
                        backup -> condition.test(backup)
                                || ENDED.contains(backup.path("state").asText()));
        assertThat(condition.test(found)).as(what + ": " + found).isTrue();
        return found;
    }

    /** The backup, which has to be good. */
    JsonNode backUp(JsonNode schema, Duration patience) {
        JsonNode ended = awaitEnd(startBackup(schema), patience);
        assertThat(ended.path("state").asText()).as(ended.toString()).isIn(GOOD);
        return ended;
    }

    /** What the call is refused with; a success fails the test. */
    static Api.Refused refusalOf(Callable<JsonNode> call) throws Exception {
        try {
            throw new AssertionError("was not refused: " + call.call());
        } catch (Api.Refused refused) {
            return refused;
        }
    }
}
