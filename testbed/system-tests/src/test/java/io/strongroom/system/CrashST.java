package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** The worker that runs a large backup is killed in the middle. */
@Order(5)
@ExtendWith(InstalledProduct.class)
class CrashST {
    private static final int OBJECTS = Integer.getInteger("crash.objects", 200_000);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** A pack holds at most 480 KiB, which is about 2,000 of these objects; a page is read into it as a whole. */
    private static final long LAST_BUFFER = 2_500;

    private static final int CALLS_IN_FLIGHT = 6;

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
    void anotherWorkerFinishesWithinALeaseAndReadsNothingTwiceButTheLastBuffer(Product running, TestReporter reporter)
            throws Exception {
        product = running;
        SimulatedSite site = SimulatedSite.create(product.simulator(), "crash", OBJECTS, 100);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        Map<ServiceProcess, Double> bytesBefore = bytesReadByWorker();
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
        ServiceProcess victim = busiest(bytesBefore);

        victim.kill9();

        long killedAt = System.nanoTime();
        long doneAtTheKill = done(backupId);
        await("another worker goes on within a lease")
                .atMost(LEASE.plus(GRACE))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> done(backupId) > doneAtTheKill || ended(backupId));
        reporter.publishEntry(
                "seconds until another worker went on",
                String.valueOf(Duration.ofNanos(System.nanoTime() - killedAt).toSeconds()));
        JsonNode backup = product.awaitEnd(backupId, PATIENCE);
        assertThat(backup.path("state").asText()).as(backup.toString()).isIn(Product.GOOD);
        Map<String, Long> readTwice = ReadLog.readTwiceByRange(product, site);
        reporter.publishEntry("read twice", readTwice.toString());
        assertThat(readTwice.values()).as("objects read twice, by range").allMatch(objects -> objects <= LAST_BUFFER);
        assertThat(readTwice).as("ranges that the killed worker was reading").hasSizeLessThanOrEqualTo(CALLS_IN_FLIGHT);
        JsonNode verified = product.post("/backups/" + backupId + "/verify", Map.of());
        assertThat(verified.path("ok").asBoolean()).as(verified.toString()).isTrue();
        Comparison.assertEqual(product, site, schema, backupId);
    }

    private long done(String backupId) {
        return product.backup(backupId).path("progress").path("done").asLong();
    }

    private boolean ended(String backupId) {
        return Product.ENDED.contains(product.backup(backupId).path("state").asText());
    }

    /** The worker that has read most since then. */
    private ServiceProcess busiest(Map<ServiceProcess, Double> before) {
        return before.keySet().stream()
                .max(Comparator.comparingDouble(worker -> bytesRead(worker) - before.get(worker)))
                .orElseThrow();
    }

    private Map<ServiceProcess, Double> bytesReadByWorker() {
        Map<ServiceProcess, Double> bytes = new HashMap<>();
        product.installation().workers().forEach(worker -> bytes.put(worker, bytesRead(worker)));
        return bytes;
    }

    private static double bytesRead(ServiceProcess worker) {
        try {
            String metrics = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(worker.url() + "/q/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return metrics.lines()
                    .filter(line -> line.startsWith("backup_source_bytes_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
