package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.Api;
import io.strongroom.launcher.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Workers, and broker with store, killed at random while backups run one after the other and the site changes between
 * them. {@code -Dchaos.kills=200} is the long form; {@code -Dchaos.seed=N} repeats the choices of a run.
 */
@Order(85)
@ExtendWith(InstalledProduct.class)
class ChaosST {
    private static final int KILLS = Integer.getInteger("chaos.kills", 3);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LONGEST_PEACE = Duration.ofSeconds(10);
    private static final int MOST_REQUESTS_BETWEEN_KILLS = 60;

    private final Random random = new Random(SEED);
    private Product product;
    private int kills;

    @AfterEach
    void peace() {
        product.simulator().put("/__sim/profile", Map.of());
    }

    @Test
    void whateverIsKilledEachBackupCompletesOnceAndEqualsTheSite(Product running, TestReporter reporter)
            throws Exception {
        reporter.publishEntry("chaos.seed", String.valueOf(SEED));
        product = running;
        SimulatedSite site = SimulatedSite.create(product.simulator(), "chaos", 1, 4_000, 20);
        product.setUp(site);
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 100, "pageSizeMax", 50));
        JsonNode schema = product.largestSchema();
        List<String> backups = new ArrayList<>();
        while (kills < KILLS) {
            change(site, schema);
            String backup = whenAnswered(() -> product.startBackup(schema));
            backups.add(backup);
            killUntilItEnds(backup);
            JsonNode ended = whenAnswered(() -> product.backup(backup));
            assertThat(ended.path("state").asText()).as(ended.toString()).isIn(Product.GOOD);
            JsonNode verified = product.post("/backups/" + backup + "/verify", Map.of());
            assertThat(verified.path("ok").asBoolean()).as(verified.toString()).isTrue();
            Comparison.assertEqual(product, site, schema, backup);
        }
        JsonNode listed =
                product.get("/schemas/" + schema.path("id").asText() + "/backups?sort=requestedAt,asc&size=200");
        assertThat(listed.path("items"))
                .extracting(item -> item.path("id").asText())
                .containsExactlyElementsOf(backups);
        reporter.publishEntry("killed", kills + " processes during " + backups.size() + " backups");
    }

    private void change(SimulatedSite site, JsonNode schema) {
        product.simulator()
                .post(
                        "/__sim/churn",
                        Map.of(
                                "site",
                                site.name(),
                                "schema",
                                schema.path("sourceId").asText(),
                                "creates",
                                10,
                                "updates",
                                40,
                                "deletes",
                                10,
                                "seed",
                                random.nextInt(1_000_000)));
    }

    private void killUntilItEnds(String backup) {
        while (kills < KILLS && runsAfter(1 + random.nextInt(MOST_REQUESTS_BETWEEN_KILLS), backup)) {
            List<ServiceProcess> victims = new ArrayList<>(product.installation().workers().stream()
                    .filter(ServiceProcess::running)
                    .toList());
            victims.add(product.installation().broker());
            ServiceProcess victim = victims.get(random.nextInt(victims.size()));
            victim.kill9();
            kills++;
            victim.start();
            victim.awaitReady(PATIENCE);
        }
        await("backup " + backup + " has ended").atMost(PATIENCE).until(() -> ended(backup));
    }

    /** Waits until the site was asked so many times, or for as long as a lease keeps everybody waiting at most. */
    private boolean runsAfter(int requests, String backup) {
        long until = requests() + requests;
        long deadline = System.nanoTime() + LONGEST_PEACE.toNanos();
        await("the backup gets on")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> requests() >= until || System.nanoTime() > deadline || ended(backup));
        return !ended(backup);
    }

    private long requests() {
        return product.simulator().get("/__sim/stats").path("requests").asLong();
    }

    private boolean ended(String backup) {
        return answer(() -> product.backup(backup))
                .filter(found -> Product.ENDED.contains(found.path("state").asText()))
                .isPresent();
    }

    private static <T> T whenAnswered(Supplier<T> call) {
        return await("the services answer again")
                .atMost(PATIENCE)
                .until(() -> answer(call), Optional::isPresent)
                .orElseThrow();
    }

    /** Nothing while something is away; any other refusal is one. */
    private static <T> Optional<T> answer(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (Api.Refused refused) {
            if (refused.status() >= 500) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
