package io.strongroom.scheduler.domain.recommendation;

/**
 * What was measured at a site in one hour of the week, over several weeks.
 *
 * @param hourOfWeek 0 is Monday 00:00 UTC
 * @param refused calls answered with 429
 */
public record HourLoad(int hourOfWeek, double requests, double meanLatencyMs, double refused, double changedObjects) {
    public static final int HOURS = 168;

    public HourLoad {
        if (hourOfWeek < 0 || hourOfWeek >= HOURS) {
            throw new IllegalArgumentException("hourOfWeek must be 0 to 167");
        }
        if (requests < 0 || meanLatencyMs < 0 || refused < 0 || changedObjects < 0) {
            throw new IllegalArgumentException("measurements must not be negative");
        }
    }
}
