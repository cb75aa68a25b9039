package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The synced schemas, sentence by sentence, through the gateway. */
@Order(7)
@ExtendWith(InstalledProduct.class)
class SchemasST {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Other tests leave inactive schemas of other instances; these are the ones of the current connection. */
    private static final String CURRENT = "instanceType=CLOUD";

    private final List<Runnable> afterwards = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        afterwards.forEach(Runnable::run);
    }

    @Test
    void aSyncReportsEachInstanceAndAFailingOneKeepsItsLastKnownFacts(Product product) {
        SimulatedSite main = SimulatedSite.create(product.simulator(), "sync-main", 300, 0);
        product.setUp(main);
        SimulatedSite other = SimulatedSite.create(product.simulator(), "sync-other", 200, 0);
        String instanceId = addSource(product, other);
        JsonNode good = endedSync(product);
        assertThat(good.path("state").asText()).as(good.toString()).isEqualTo("SUCCEEDED");
        assertThat(good.path("items").size()).isEqualTo(2);
        JsonNode before = grid(product, "instanceId=" + instanceId);
        assertThat(texts(before, "/instance/type")).containsOnly("ANOTHER_CLOUD");

        change(product, other, Map.of("token", "another token"));
        JsonNode bad = endedSync(product);

        assertThat(bad.path("state").asText()).isEqualTo("FAILED");
        JsonNode failed = ofInstance(bad, instanceId);
        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error").path("code").asText()).isEqualTo("credentials.rejected");
        assertThat(failed.path("error").path("message").asText()).isNotBlank();
        JsonNode after = grid(product, "instanceId=" + instanceId);
        assertThat(texts(after, "/status")).containsOnly("SYNC_ERROR");
        assertThat(texts(after, "/objectCount")).isEqualTo(texts(before, "/objectCount"));
        assertThat(texts(grid(product, CURRENT), "/status")).containsOnly("ACTIVE");

        change(product, other, Map.of("token", other.token()));
        product.sync();
        assertThat(texts(grid(product, "instanceId=" + instanceId), "/status")).containsOnly("ACTIVE");
    }

    @Test
    void aRemovedSourceLeavesItsSchemasInactiveAndAddingItAgainRevivesThem(Product product) {
        SimulatedSite main = SimulatedSite.create(product.simulator(), "revive-main", 100, 0);
        product.setUp(main);
        SimulatedSite other = SimulatedSite.create(product.simulator(), "revive-other", 100, 0);
        String instanceId = addSource(product, other);
        product.sync();
        int found = grid(product, "instanceId=" + instanceId + "&status=ACTIVE")
                .path("total")
                .asInt();
        assertThat(found).isPositive();

        product.delete("/instances/" + instanceId);

        soon().untilAsserted(() -> assertThat(grid(product, "instanceId=" + instanceId + "&status=INACTIVE")
                        .path("total")
                        .asInt())
                .isEqualTo(found));
        assertThat(addSource(product, other)).isEqualTo(instanceId);
        product.sync();
        assertThat(grid(product, "instanceId=" + instanceId + "&status=ACTIVE")
                        .path("total")
                        .asInt())
                .isEqualTo(found);
    }

    @Test
    void aSchemaGoneAtTheSourceIsDeletedAndIsActiveWhenItReturns(Product product) {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "gone", 100, 0);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String id = schema.path("id").asText();

        change(
                product,
                site,
                Map.of("hiddenSchemas", List.of(schema.path("sourceId").asInt())));
        product.sync();

        assertThat(product.get("/schemas/" + id).path("status").asText()).isEqualTo("DELETED");
        assertThat(texts(grid(product, "hideDeleted=true&" + CURRENT), "/id")).doesNotContain(id);
        assertThat(texts(grid(product, "status=DELETED&" + CURRENT), "/id")).containsExactly(id);

        change(product, site, Map.of("hiddenSchemas", List.of()));
        product.sync();
        assertThat(product.get("/schemas/" + id).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void askedForByManyAtOnceOneSyncRuns(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "at-once", 100, 0);
        product.setUp(site);
        afterwards.add(() -> product.simulator().put("/__sim/profile", Map.of()));
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 2_000));
        Callable<String> start =
                () -> product.post("/schemas/sync", Map.of()).path("syncId").asText();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        afterwards.add(callers::shutdownNow);

        List<Future<String>> started =
                callers.invokeAll(List.of(start, start, start, start, start, start, start, start));

        List<String> ids = new ArrayList<>();
        for (Future<String> one : started) {
            ids.add(one.get());
        }
        assertThat(ids).containsOnly(ids.get(0));
        JsonNode ended = soon().until(
                        () -> product.get("/schemas/sync"),
                        sync -> !sync.path("state").asText().equals("RUNNING"));
        assertThat(ended.path("syncId").asText()).isEqualTo(ids.get(0));
        assertThat(ended.path("state").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void filtersAddUpAndTheServerSortsAndPages(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "grid", 12, 500, 0);
        product.setUp(site);
        List<String> names = texts(grid(product, CURRENT), "/name");
        assertThat(names).hasSize(12).isSortedAccordingTo(Comparator.comparing(SchemasST::lower));
        String part = names.get(3).substring(1, names.get(3).length() - 1);

        JsonNode found =
                grid(product, "search=" + encoded(part.toUpperCase(Locale.ROOT)) + "&status=ACTIVE&" + CURRENT);
        assertThat(texts(found, "/name")).contains(names.get(3)).allMatch(name -> lower(name)
                .contains(lower(part)));
        assertThat(found.path("total").asInt()).isEqualTo(found.path("items").size());
        assertThat(grid(product, "search=" + encoded(part) + "&status=DELETED&" + CURRENT)
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(grid(product, "search=" + encoded(".*")).path("total").asInt())
                .isZero();

        List<String> paged = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            JsonNode one = product.get("/schemas?sort=status,asc&sort=name,desc&size=5&page=" + page + "&" + CURRENT);
            assertThat(one.path("total").asInt()).isEqualTo(12);
            paged.addAll(texts(one, "/name"));
        }
        assertThat(paged)
                .containsExactlyElementsOf(names.stream()
                        .sorted(Comparator.comparing(SchemasST::lower).reversed())
                        .toList());
        assertThat(texts(product.get("/schemas?sort=objectCount,desc&size=1&" + CURRENT), "/objectCount"))
                .containsExactly(product.largestSchema().path("objectCount").asText());
        for (String wrong :
                List.of("status=GONE", "sort=colour", "instanceType=SERVER", "hideDeleted=maybe", "size=0")) {
            Api.Refused refused = Product.refusalOf(() -> product.get("/schemas?" + wrong));
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.problem()).contains("\"field\":\"" + wrong.substring(0, wrong.indexOf('=')) + "\"");
        }
    }

    @Test
    void theGridShowsBackupsLiveFromTheQueueToTheLastBackup(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "live", 1_000, 0);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String id = schema.path("id").asText();
        assertThat(schema.path("lastBackup").isNull()).isTrue();

        try (LiveEvents events = LiveEvents.open(product)) {
            String backupId = product.backUp(schema, PATIENCE).path("id").asText();

            JsonNode shown = soon().until(() -> product.get("/schemas/" + id), item -> item.path("lastBackup")
                    .path("backupId")
                    .asText()
                    .equals(backupId));
            assertThat(shown.path("lastBackup").path("outcome").asText()).isIn(Product.GOOD);
            assertThat(shown.path("backups").path("state").asText()).isEqualTo("DISABLED");
            soon().untilAsserted(() -> assertThat(events.of("schema", id)).contains(shown));
            assertThat(events.of("schema", id)).anySatisfy(event -> assertThat(
                            event.path("backups").path("state").asText())
                    .isIn("PENDING", "IN_PROGRESS"));
        }
    }

    @Test
    void aScheduledSchemaShowsTheDateOfItsNextBackup(Product product) {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "next", 100, 0);
        product.setUp(site);
        String id = product.largestSchema().path("id").asText();

        JsonNode schedule = product.put(
                "/schemas/" + id + "/schedule",
                Map.of("enabled", true, "mode", "DAILY", "timeZone", "Europe/Berlin", "time", "03:00"));

        JsonNode shown = soon().until(
                        () -> product.get("/schemas/" + id),
                        item -> item.path("backups").path("state").asText().equals("AUTO"));
        assertThat(shown.path("backups").path("nextAt").asText()).isNotBlank();
        assertThat(schedule.path("nextRuns").isEmpty()).isFalse();
        assertThat(texts(product.get("/schemas?sort=backups.nextAt,desc&size=1"), "/id"))
                .containsExactly(id);
    }

    @Test
    void aSchemaIsDeletedFromTheAppByItsExactNameAndItsBackupsAreKept(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "take-out", 200, 0);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String id = schema.path("id").asText();
        String name = schema.path("name").asText();
        String backupId = product.backUp(schema, PATIENCE).path("id").asText();
        awaitLastBackup(product, id, backupId);

        for (String wrong : List.of("", name + " ", name.toUpperCase(Locale.ROOT) + "x")) {
            Api.Refused refused =
                    Product.refusalOf(() -> product.delete("/schemas/" + id + "?confirmName=" + encoded(wrong)));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("confirmation.mismatch");
        }
        assertThat(product.get("/schemas/" + id).path("status").asText()).isEqualTo("ACTIVE");

        JsonNode answer = product.delete("/schemas/" + id + "?confirmName=" + encoded(name));

        assertThat(answer.path("backups").asText()).isEqualTo("KEPT");
        assertThat(answer.path("name").asText()).isEqualTo(name);
        assertThat(texts(grid(product, ""), "/id")).doesNotContain(id);
        assertThat(Product.refusalOf(() -> product.get("/schemas/" + id)).status())
                .isEqualTo(404);
        assertThat(product.backup(backupId).path("state").asText()).isIn(Product.GOOD);

        product.sync();
        JsonNode back = product.get("/schemas/" + id);
        assertThat(back.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(back.path("lastBackup").path("backupId").asText()).isEqualTo(backupId);
        assertThat(back.path("backups").path("state").asText()).isEqualTo("DISABLED");
    }

    @Test
    void aDeletedBackupIsNotTheLastOneInTheGrid(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "last-backup", 200, 0);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String id = schema.path("id").asText();
        String confirmed = "?confirmName=" + encoded(schema.path("name").asText());
        String first = product.backUp(schema, PATIENCE).path("id").asText();
        awaitLastBackup(product, id, first);
        String second = product.backUp(schema, PATIENCE).path("id").asText();
        awaitLastBackup(product, id, second);

        product.delete("/backups/" + second + confirmed);
        awaitLastBackup(product, id, first);

        product.delete("/backups/" + first + confirmed);
        soon().untilAsserted(() -> assertThat(
                        product.get("/schemas/" + id).path("lastBackup").isNull())
                .isTrue());
    }

    @Test
    void aSchemaIsDeletedFromTheAppTogetherWithItsBackupsWhichStayAway(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "take-out-all", 200, 0);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String id = schema.path("id").asText();
        String name = encoded(schema.path("name").asText());
        String first = product.backUp(schema, PATIENCE).path("id").asText();
        awaitLastBackup(product, id, first);
        String second = product.backUp(schema, PATIENCE).path("id").asText();
        awaitLastBackup(product, id, second);

        Api.Refused wrong = Product.refusalOf(() -> product.delete("/backups/" + first + "?confirmName=wrong"));
        assertThat(wrong.code()).isEqualTo("confirmation.mismatch");
        product.delete("/backups/" + first + "?confirmName=" + name);
        assertThat(Product.refusalOf(() -> product.backup(first)).status()).isEqualTo(404);
        assertThat(texts(product.get("/schemas/" + id + "/backups"), "/id")).containsExactly(second);

        JsonNode answer = product.delete("/schemas/" + id + "?deleteBackups=true&confirmName=" + name);

        assertThat(answer.path("backups").asText()).isEqualTo("DELETED");
        soon().untilAsserted(() -> assertThat(texts(product.get("/schemas/" + id + "/backups"), "/id"))
                .isEmpty());
        assertThat(Product.refusalOf(() -> product.backup(second)).status()).isEqualTo(404);
        assertThat(Product.refusalOf(() -> product.get("/backups/" + second + "/types"))
                        .status())
                .isEqualTo(404);

        product.sync();
        JsonNode back = product.get("/schemas/" + id);
        assertThat(back.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(back.path("lastBackup").isNull()).isTrue();
        JsonNode third = product.backUp(back, PATIENCE);
        assertThat(third.path("state").asText()).isIn(Product.GOOD);
        assertThat(texts(product.get("/schemas/" + id + "/backups"), "/id"))
                .containsExactly(third.path("id").asText());
    }

    @Test
    void schemasOfADeletedConnectionAreBackWithTheSameWorkspace(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "back", 200, 0);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String id = schema.path("id").asText();
        String backupId = product.backUp(schema, PATIENCE).path("id").asText();

        product.delete("/connection");

        soon().untilAsserted(
                        () -> assertThat(texts(grid(product, CURRENT), "/id")).isEmpty());
        assertThat(Product.refusalOf(() -> product.get("/schemas/" + id)).status())
                .isEqualTo(404);

        product.put("/connection", site.connection());
        soon().untilAsserted(() ->
                assertThat(texts(grid(product, "status=INACTIVE"), "/id")).contains(id));
        product.setUp(site);
        JsonNode again = product.get("/schemas/" + id);
        assertThat(again.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(again.path("objectCount").asLong())
                .isEqualTo(schema.path("objectCount").asLong());
        assertThat(again.path("lastBackup").path("backupId").asText()).isEqualTo(backupId);
    }

    private static void awaitLastBackup(Product product, String schemaId, String backupId) {
        soon().until(() -> product.get("/schemas/" + schemaId)
                .path("lastBackup")
                .path("backupId")
                .asText()
                .equals(backupId));
    }

    private String addSource(Product product, SimulatedSite site) {
        String id = product.post(
                        "/instances",
                        Map.of(
                                "name", site.name(),
                                "type", "CLOUD",
                                "url", site.siteUrl(),
                                "workspaceId", site.workspaceId(),
                                "email", site.email(),
                                "token", site.token(),
                                "source", true,
                                "target", false))
                .path("id")
                .asText();
        afterwards.clear();
        afterwards.add(() -> product.delete("/instances/" + id));
        return id;
    }

    private static void change(Product product, SimulatedSite site, Map<String, Object> access) {
        product.simulator().put("/__sim/sites/" + site.name(), access);
    }

    private static JsonNode endedSync(Product product) {
        String id = product.post("/schemas/sync", Map.of()).path("syncId").asText();
        return soon().until(
                        () -> product.get("/schemas/sync"),
                        sync -> sync.path("syncId").asText().equals(id)
                                && !sync.path("state").asText().equals("RUNNING"));
    }

    private static JsonNode ofInstance(JsonNode sync, String instanceId) {
        for (JsonNode item : sync.path("items")) {
            if (item.path("instanceId").asText().equals(instanceId)) {
                return item;
            }
        }
        throw new AssertionError("not synced: " + instanceId + " in " + sync);
    }

    private static JsonNode grid(Product product, String query) {
        return product.get("/schemas?size=200&" + query);
    }

    private static List<String> texts(JsonNode list, String pointer) {
        List<String> texts = new ArrayList<>();
        list.path("items").forEach(item -> texts.add(item.at(pointer).asText()));
        return texts;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static ConditionFactory soon() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
    }
}
