package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers come and go while several backups run. */
@Order(80)
@ExtendWith(InstalledProduct.class)
class WorkersST {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OBJECTS = 30_000;
    private static final Map<String, Object> BRISK = Map.of("latencyMs", 100, "pageSizeMax", 50);

    /** Processes need longer to start on a busy machine than a brisk site takes to be read. */
    private static final Map<String, Object> SLOW = Map.of("latencyMs", 8_000, "pageSizeMax", 50);

    private Product product;
    private List<ServiceProcess> before;

    @AfterEach
    void asManyWorkersAsBefore() {
        product.simulator().put("/__sim/profile", Map.of());
        for (ServiceProcess worker : product.installation().workers()) {
            if (before.contains(worker) && !worker.running()) {
                worker.start();
                worker.awaitReady(PATIENCE);
            } else if (!before.contains(worker) && worker.running()) {
                terminate(worker);
            }
        }
        product.get("/instances?size=200")
                .path("items")
                .findValuesAsText("id")
                .forEach(id -> product.delete("/instances/" + id));
    }

    @Test
    void fromOneToFiveAndBackNothingIsReadTwiceAndASmallSiteNeedNotWait(Product running) throws Exception {
        product = running;
        before = product.installation().workers();
        ServiceProcess last = before.get(0);
        before.stream().skip(1).forEach(WorkersST::terminate);
        SimulatedSite large = SimulatedSite.create(product.simulator(), "large", 1, OBJECTS, 0);
        SimulatedSite small = SimulatedSite.create(product.simulator(), "small", 1, 300, 0);
        product.setUp(large);
        product.post("/instances", source(small));
        product.sync();
        product.simulator().put("/__sim/profile", BRISK);
        JsonNode statsBefore = product.simulator().get("/__sim/stats");

        String largeBackup = product.startBackup(schemaOf(large));
        product.awaitBackup(largeBackup, PATIENCE, backup -> done(backup) > 0, "reads");
        JsonNode smallBackup = product.backUp(schemaOf(small), PATIENCE);
        assertThat(product.backup(largeBackup).path("state").asText())
                .as("the small site did not wait for the large one")
                .isEqualTo("IN_PROGRESS");

        product.simulator().put("/__sim/profile", SLOW);
        before.stream().skip(1).forEach(ServiceProcess::start);
        product.installation().startWorker();
        product.installation().startWorker();
        List<ServiceProcess> five = product.installation().workers().stream()
                .filter(ServiceProcess::running)
                .toList();
        assertThat(five).hasSize(5);
        five.forEach(worker -> worker.awaitReady(PATIENCE));
        long doneByFive = done(product.backup(largeBackup));
        five.stream().filter(worker -> worker != last).forEach(WorkersST::terminate);
        assertThat(product.backup(largeBackup).path("state").asText())
                .as("there was work left for one worker, after %d objects", doneByFive)
                .isEqualTo("IN_PROGRESS");
        product.simulator().put("/__sim/profile", BRISK);

        JsonNode ended = product.awaitEnd(largeBackup, PATIENCE);
        assertThat(ended.path("state").asText()).as(ended.toString()).isIn(Product.GOOD);
        assertThat(ReadLog.readTwiceByRange(product, large))
                .as("objects read twice")
                .isEmpty();
        assertThat(ReadLog.refusedShare(product, statsBefore))
                .as("share of 429s")
                .isLessThan(0.005);
        Comparison.assertEqual(product, large, schemaOf(large), largeBackup);
        Comparison.assertEqual(
                product, small, schemaOf(small), smallBackup.path("id").asText());
    }

    private static long done(JsonNode backup) {
        return backup.path("progress").path("done").asLong();
    }

    private JsonNode schemaOf(SimulatedSite site) {
        return product.schemas().stream()
                .filter(schema -> schema.path("instance").path("url").asText().equals(site.siteUrl()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).as("schemas of " + site).hasSize(1);
                    return found.get(0);
                }));
    }

    private static Map<String, Object> source(SimulatedSite site) {
        return Map.of(
                "name", site.name(),
                "type", "CLOUD",
                "url", site.siteUrl(),
                "workspaceId", site.workspaceId(),
                "email", site.email(),
                "token", site.token(),
                "source", true,
                "target", false);
    }

    /** As a rolling update ends it: told, and given time to store what it has read. */
    private static void terminate(ServiceProcess worker) {
        worker.terminate();
        await(worker.name() + " has drained").atMost(PATIENCE).until(() -> worker.awaitEnd(Duration.ofSeconds(1)));
    }
}
