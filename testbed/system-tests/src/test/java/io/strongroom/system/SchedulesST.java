package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.Api;
import io.strongroom.launcher.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schedules by the clock of this machine: each is set for the next minute but one at most. */
@Order(8)
@ExtendWith(InstalledProduct.class)
class SchedulesST {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ENOUGH_TO_SAVE_THEM = Duration.ofSeconds(20);

    @Test
    void aScheduleRunsIntoACompleteBackup(Product product) {
        product.setUp(SimulatedSite.create(product.simulator(), "scheduled", 200, 5));
        JsonNode schema = product.largestSchema();
        Instant at = soon();

        JsonNode saved = schedule(product, schema, at);

        assertThat(saved.path("nextAt").asText()).isEqualTo(at.toString());
        assertThat(saved.path("nextRuns")).hasSize(10);
        JsonNode run = awaitRun(product, schema);
        assertThat(run.path("at").asText()).isEqualTo(at.toString());
        JsonNode backup = product.awaitEnd(run.path("backupId").asText(), PATIENCE);
        assertThat(backup.path("state").asText()).as(backup.toString()).isIn(Product.GOOD);
        assertThat(backup.path("type").asText()).isEqualTo("SCHEDULED");
        assertThat(Instant.parse(backup.path("requestedAt").asText())).isBetween(at, at.plus(Duration.ofMinutes(1)));
        assertThat(product.get(address(schema)).path("nextAt").asText())
                .isEqualTo(at.plus(Duration.ofDays(1)).toString());
    }

    @Test
    void twoSchedulersAskOnceEvenWhenOneIsKilledAsTheRunIsDue(Product product) {
        product.setUp(SimulatedSite.create(product.simulator(), "two-schedulers", 200, 5));
        ServiceProcess first = product.installation().scheduler();
        ServiceProcess second = product.installation().startScheduler();
        List<JsonNode> schemas = product.schemas();
        Instant at = soon();
        schemas.forEach(schema -> schedule(product, schema, at));

        await("the time has come")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Instant.now().isAfter(at.plusMillis(1500)));
        first.kill9();
        first.start();
        first.awaitReady(PATIENCE);
        second.kill9();
        second.start();
        second.awaitReady(PATIENCE);

        List<String> asked = new ArrayList<>();
        for (JsonNode schema : schemas) {
            String backupId = awaitRun(product, schema).path("backupId").asText();
            JsonNode backup = product.awaitEnd(backupId, PATIENCE);
            assertThat(backup.path("state").asText()).as(backup.toString()).isIn(Product.GOOD);
            asked.add(backupId);
        }
        for (JsonNode schema : schemas) {
            assertThat(runs(product, schema).path("total").asLong()).isEqualTo(1);
            assertThat(product.get("/schemas/" + schema.path("id").asText() + "/backups?type=SCHEDULED")
                            .path("total")
                            .asLong())
                    .isEqualTo(1);
        }
        assertThat(asked).hasSameSizeAs(schemas).doesNotHaveDuplicates();
        second.terminate();
        assertThat(second.awaitEnd(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void theScheduleOfADeletedConnectionIsSwitchedOffAndKept(Product product) {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "deleted-connection", 100, 5);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        schedule(product, schema, soon().plus(Duration.ofHours(2)));

        product.delete("/connection");

        await("the schedule is off")
                .atMost(PATIENCE)
                .until(() -> product.get(address(schema)), schedule -> !schedule.path("enabled")
                        .asBoolean());
        JsonNode off = product.get(address(schema));
        assertThat(off.path("disabledReason").asText()).isEqualTo("connection.removed");
        assertThat(off.path("nextAt").isNull()).isTrue();
        assertThat(off.path("mode").asText()).isEqualTo("DAILY");
        product.setUp(site);
        assertThat(product.get(address(schema)).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void aCronExpressionIsSavedUnlessItIsWrongOrRunsMoreThanOnceADay(Product product) throws Exception {
        product.setUp(SimulatedSite.create(product.simulator(), "cron", 50, 0));
        String address = address(product.largestSchema());
        assertThat(product.put(address, cron("30 2 * * 1-5")).path("cron").asText())
                .isEqualTo("30 2 * * 1-5");

        Api.Refused wrong = Product.refusalOf(() -> product.put(address, cron("0 25 * * *")));
        Api.Refused tooOften = Product.refusalOf(() -> product.put(address, cron("0 */6 * * *")));

        assertThat(wrong.code()).isEqualTo("schedule.cron-invalid");
        assertThat(wrong.problem()).contains("Cron expression is not valid");
        assertThat(tooOften.code()).isEqualTo("schedule.too-frequent");
        assertThat(product.get(address).path("cron").asText()).isEqualTo("30 2 * * 1-5");
    }

    @Test
    void theRecommendedTimeComesWithItsReasonAndRunsEveryDay(Product product) {
        product.setUp(SimulatedSite.create(product.simulator(), "recommended", 50, 0));
        String address = address(product.largestSchema());
        JsonNode best = product.get(address + "/recommendation").path("slots").path(0);

        JsonNode saved = product.put(address, Map.of("enabled", true, "mode", "RECOMMENDED"));

        assertThat(best.path("reason").asText()).isNotBlank();
        assertThat(saved.path("time").asText()).isEqualTo(best.path("time").asText());
        List<Instant> runs = new ArrayList<>();
        saved.path("nextRuns").forEach(run -> runs.add(Instant.parse(run.asText())));
        assertThat(runs).hasSize(10);
        assertThat(Duration.between(runs.get(0), runs.get(9))).isEqualTo(Duration.ofDays(9));
    }

    private static Map<String, Object> cron(String expression) {
        return Map.of("enabled", true, "mode", "CRON", "timeZone", "UTC", "cron", expression);
    }

    private static Instant soon() {
        return Instant.now()
                .plus(ENOUGH_TO_SAVE_THEM)
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(Duration.ofMinutes(1));
    }

    private static JsonNode schedule(Product product, JsonNode schema, Instant at) {
        LocalTime time = at.atZone(ZoneOffset.UTC).toLocalTime();
        return product.put(
                address(schema), Map.of("enabled", true, "mode", "DAILY", "timeZone", "UTC", "time", time.toString()));
    }

    private static JsonNode awaitRun(Product product, JsonNode schema) {
        return await("a run of " + schema.path("name").asText())
                .atMost(PATIENCE)
                .until(
                        () -> runs(product, schema).path("items").path(0),
                        run -> run.path("outcome").asText().equals("REQUESTED"));
    }

    private static JsonNode runs(Product product, JsonNode schema) {
        return product.get(address(schema) + "/occurrences");
    }

    private static String address(JsonNode schema) {
        return "/schemas/" + schema.path("id").asText() + "/schedule";
    }
}
