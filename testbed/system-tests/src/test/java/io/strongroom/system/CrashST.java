package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The worker that runs a large backup is killed in the middle. */
@Order(5)
@ExtendWith(InstalledProduct.class)
class CrashST {
    private static final int OBJECTS = Integer.getInteger("crash.objects", 200_000);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** What a worker may hold in memory when it dies: the pages in flight, and those since its last checkpoint. */
    private static final int PAGES_IN_ONE_BUFFER = 24;

    private Product product;

    @AfterEach
    void allWorkersAgain() {
        for (ServiceProcess worker : product.installation().workers()) {
            if (!worker.running()) {
                worker.start();
                worker.awaitReady(Duration.ofMinutes(1));
            }
        }
    }

    @Test
    void anotherWorkerFinishesWithinALeaseAndReadsNothingTwiceButTheLastBuffer(Product running) throws Exception {
        product = running;
        SimulatedSite site = SimulatedSite.create(product.simulator(), "crash", OBJECTS, 100);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String backupId = product.startBackup(schema);
        await("a good part is read")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    double percent = product.backup(backupId)
                            .path("progress")
                            .path("percent")
                            .asDouble();
                    return percent >= 30;
                });
        assertThat(product.backup(backupId).path("state").asText()).isEqualTo("IN_PROGRESS");
        ServiceProcess victim = workerOf(backupId);

        victim.kill9();

        long doneAtTheKill = done(backupId);
        await("another worker goes on within a lease")
                .atMost(LEASE.plus(GRACE))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> done(backupId) > doneAtTheKill || ended(backupId));
        JsonNode backup = product.awaitEnd(backupId, PATIENCE);
        assertThat(backup.path("state").asText()).as(backup.toString()).isIn(Product.GOOD);
        assertThat(pagesReadTwice(site)).as("pages read twice").isLessThanOrEqualTo(PAGES_IN_ONE_BUFFER);
        JsonNode verified = product.post("/backups/" + backupId + "/verify", Map.of());
        assertThat(verified.path("ok").asBoolean()).as(verified.toString()).isTrue();
        Comparison.of(product, site, schema, backupId).assertEqual();
    }

    private long done(String backupId) {
        return product.backup(backupId).path("progress").path("done").asLong();
    }

    private boolean ended(String backupId) {
        return Product.ENDED.contains(product.backup(backupId).path("state").asText());
    }

    /** The worker whose log speaks most of the backup. */
    private ServiceProcess workerOf(String backupId) {
        return product.installation().workers().stream()
                .max(Comparator.comparingLong(worker -> mentions(worker, backupId)))
                .orElseThrow();
    }

    private static long mentions(ServiceProcess worker, String backupId) {
        try (Stream<String> lines = Files.lines(worker.log())) {
            return lines.filter(line -> line.contains(backupId)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with objects that were asked for in the same words before. */
    private long pagesReadTwice(SimulatedSite site) {
        JsonNode log = product.simulator().get("/__sim/log?site=" + site.name());
        assertThat(log.path("forgotten").asLong()).isZero();
        Map<List<String>, Integer> asked = new HashMap<>();
        for (JsonNode request : log.path("requests")) {
            if (request.path("objects").asInt() > 0 && request.path("status").asInt() == 200) {
                asked.merge(
                        List.of(
                                request.path("method").asText(),
                                request.path("path").asText(),
                                request.path("query").asText(),
                                request.path("body").asText()),
                        1,
                        Integer::sum);
            }
        }
        return asked.values().stream()
                .filter(times -> times > 1)
                .mapToLong(times -> times - 1)
                .sum();
    }
}
