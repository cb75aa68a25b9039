package io.strongroom.simulator.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Requests per endpoint and site in fixed windows of one minute, and per site in total. */
final class RateLimits {
    static final long WINDOW_MS = 60_000;
    private static final int OTHERS = 1000;
    private static final int WHOLE_SITE = 10_000;
    private static final Map<String, Integer> LIMITS = Map.of(
            "object/aql", 1000,
            "object/aql/totalcount", 500,
            "object/navlist/aql", 500,
            "object/navlist/iql", 500,
            "object/{id}", 2000,
            "object/create", 2000,
            "objecttype/{id}/attributes", 2000,
            "objectconnectedtickets/{id}/tickets", 2000);

    private final LongSupplier clock;
    private final Map<String, Integer> used = new HashMap<>();
    private long window = -1;

    RateLimits(LongSupplier clock) {
        this.clock = clock;
    }

    /** The state of one limit after a request; a limit of 0 means none. */
    record Grant(boolean allowed, int limit, int remaining, long resetAt) {
        static final Grant UNLIMITED = new Grant(true, 0, 0, 0);
    }

    synchronized Grant take(String site, String endpoint, Profile profile) {
        long now = clock.getAsLong();
        if (now / WINDOW_MS != window) {
            window = now / WINDOW_MS;
            used.clear();
        }
        long resetAt = (window + 1) * WINDOW_MS;
        Integer override = profile.requestsPerMinute();
        if (override != null && override == 0) {
            return new Grant(true, 0, 0, resetAt);
        }
        int limit = override == null ? LIMITS.getOrDefault(endpoint, OTHERS) : override;
        int total = override == null ? WHOLE_SITE : Math.max(WHOLE_SITE, override);
        int taken = used.merge(site + " " + endpoint, 1, Integer::sum);
        int takenBySite = used.merge(site, 1, Integer::sum);
        boolean allowed = taken <= limit && takenBySite <= total;
        return new Grant(allowed, limit, Math.max(0, limit - taken), resetAt);
    }

    synchronized void reset() {
        used.clear();
    }
}
