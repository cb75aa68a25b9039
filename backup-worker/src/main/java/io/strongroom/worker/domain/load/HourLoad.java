package io.strongroom.worker.domain.load;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Sums over one hour of the week. Halves come from forgetting, so they are no whole numbers.
 *
 * @param latencyMs of all requests together that were answered, refusals left out
 * @param refused answers with 429
 * @param changedObjects that the site says it changed in this hour, as often as a backup within a week saw them
 */
public record HourLoad(double requests, double latencyMs, double refused, double changedObjects) {
    public static final int HOURS = 168;

    public static final HourLoad NONE = new HourLoad(0, 0, 0, 0);

    public HourLoad {
        if (requests < 0 || latencyMs < 0 || refused < 0 || changedObjects < 0) {
            throw new IllegalArgumentException("sums must not be negative");
        }
    }

    public HourLoad plus(HourLoad other) {
        return new HourLoad(
                requests + other.requests,
                latencyMs + other.latencyMs,
                refused + other.refused,
                changedObjects + other.changedObjects);
    }

    public double meanLatencyMs() {
        double answered = requests - refused;
        return answered <= 0 ? 0 : latencyMs / answered;
    }

    /** 0 is Monday 00:00 UTC. */
    public static int hourOfWeek(Instant at) {
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        return (utc.getDayOfWeek().getValue() - 1) * 24 + utc.getHour();
    }
}
