package io.strongroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How near a backup comes to what the site's rate limit allows: {@code min(C*P/L, R*P)}, or to what a client beside us leaves
 * of it.
 */
final class RateBench {
    private static final int LATENCY_MILLIS = 200;
    private static final int REQUESTS_PER_MINUTE = 600;
    private static final int PAGE = 100;
    private static final int CALLS_IN_FLIGHT = 6;

    private final int workers;
    private final double outsideShare;
    private final int objects;
    private final int repetitions;
    private final PrintStream out;

    /** @param outsideShare of the site's requests that a client takes that is not ours, 0 to 1 */
    RateBench(int workers, double outsideShare, int objects, int repetitions, PrintStream out) {
        this.workers = workers;
        this.outsideShare = outsideShare;
        this.objects = objects;
        this.repetitions = repetitions;
        this.out = out;
    }

    void run() {
        double byLatency = workers * CALLS_IN_FLIGHT * PAGE / (LATENCY_MILLIS / 1000.0);
        double byRate = REQUESTS_PER_MINUTE / 60.0 * PAGE * (1 - outsideShare);
        double bound = Math.min(byLatency, byRate);
        out.printf(
                Locale.ROOT,
                "profile     %d ms latency, %d requests/min, %d objects a page, %d workers, %d calls in flight each,"
                        + " %.0f %% of the requests taken by another client, %,d objects%n",
                LATENCY_MILLIS,
                REQUESTS_PER_MINUTE,
                PAGE,
                workers,
                CALLS_IN_FLIGHT,
                100 * outsideShare,
                objects);
        out.printf(Locale.ROOT, "bound       min(%,.0f, %,.0f) = %,.0f objects/s%n", byLatency, byRate, bound);
        for (int round = 1; round <= repetitions; round++) {
            try (Subject subject = Subject.start(workers, objects, profile(), worker());
                    OutsideClient outside = OutsideClient.start(subject, outsideShare * REQUESTS_PER_MINUTE)) {
                JsonNode before = subject.stats();
                JsonNode backup = subject.backUp();
                JsonNode after = subject.stats();
                double seconds = Subject.seconds(backup);
                long read = backup.path("counts").path("objects").asLong();
                long requests = grown(before, after, "requests") - outside.requests();
                long refused = grown(before, after, "rateLimited") - outside.refused();
                out.printf(
                        Locale.ROOT,
                        "round %d     %,d objects in %.1f s: %,.0f objects/s = %.1f %% of the bound; %d of %,d requests"
                                + " were 429s = %.2f %%%n",
                        round,
                        read,
                        seconds,
                        read / seconds,
                        100 * read / seconds / bound,
                        refused,
                        requests,
                        100.0 * refused / requests);
                out.println("            " + subject.phases());
                if (outsideShare > 0) {
                    out.printf(
                            Locale.ROOT,
                            "            the other client: %,d requests, %d of them 429s%n",
                            outside.requests(),
                            outside.refused());
                }
            }
        }
    }

    private static long grown(JsonNode before, JsonNode after, String name) {
        return after.path(name).asLong() - before.path(name).asLong();
    }

    private static Map<String, Object> profile() {
        return Map.of(
                "latencyMs", LATENCY_MILLIS,
                "requestsPerMinute", REQUESTS_PER_MINUTE,
                "pageSizeMax", PAGE,
                "quirks", List.of("-short-pages"));
    }

    /** The site is ours alone here, so almost nothing is left to others; half a percent is for the clocks. */
    private static Map<String, String> worker() {
        return Map.of(
                "STRONGROOM_RATE_PER_MINUTE", Integer.toString(REQUESTS_PER_MINUTE),
                "STRONGROOM_RATE_HEADROOM", "0.005",
                "STRONGROOM_PAGE_SIZE", Integer.toString(PAGE),
                "STRONGROOM_MAX_PAGE_SIZE", Integer.toString(PAGE),
                "STRONGROOM_TASK_SLOTS", Integer.toString(CALLS_IN_FLIGHT));
    }
}
