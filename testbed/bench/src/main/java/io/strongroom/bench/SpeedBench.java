package io.strongroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much a backup costs beside a client that reads the same pages and throws them away. */
final class SpeedBench {
    private static final int CALLS_IN_FLIGHT = 6;

    private final int objects;
    private final int repetitions;
    private final PrintStream out;

    SpeedBench(int objects, int repetitions, PrintStream out) {
        this.objects = objects;
        this.repetitions = repetitions;
        this.out = out;
    }

    void run() {
        out.printf(
                Locale.ROOT,
                "profile     no latency, no limits, %d calls in flight, gzip, %,d objects%n",
                CALLS_IN_FLIGHT,
                objects);
        try (Subject subject = Subject.start(objects, profile(), unlimited());
                NullClient nullClient = new NullClient(subject.simulatorUrl(), CALLS_IN_FLIGHT)) {
            for (int round = 0; round <= repetitions; round++) {
                int seen = subject.objectPages().size();
                JsonNode backup = subject.backUp();
                List<JsonNode> all = subject.objectPages();
                List<JsonNode> pages = all.subList(seen, all.size());
                double ours = backup.path("counts").path("objects").asLong() / Subject.seconds(backup);
                NullClient.Result nothing = nullClient.read(pages, subject.credential());
                out.printf(
                        Locale.ROOT,
                        "%s %,.0f objects/s; the null client %,.0f objects/s over %,d pages of %,d KiB; ratio %.0f %%%n",
                        round == 0 ? "warm-up    " : "round " + round + "    ",
                        ours,
                        nothing.objectsPerSecond(),
                        pages.size(),
                        nothing.bytes() / pages.size() / 1024,
                        100 * ours / nothing.objectsPerSecond());
                out.println("            " + subject.phases());
            }
        }
    }

    private static Map<String, Object> profile() {
        return Map.of("latencyMs", 0, "requestsPerMinute", 0);
    }

    static Map<String, String> unlimited() {
        return Map.of(
                "STRONGROOM_RATE_PER_MINUTE", "6000000",
                "STRONGROOM_RATE_HEADROOM", "0",
                "STRONGROOM_TASK_SLOTS", Integer.toString(CALLS_IN_FLIGHT));
    }
}
