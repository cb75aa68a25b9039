package io.strongroom.worker.domain.job;

import java.time.Duration;
import java.util.Optional;

/** Objects per second, smoothed over about a minute so that an expected end does not jump about. */
public record Speed(double objectsPerSecond, long lastDone, long lastNanos) {

    private static final double TIME_CONSTANT_SECONDS = 60;

    public static Speed startingAt(long done, long nanos) {
        return new Speed(0, done, nanos);
    }

    public Speed observed(long done, long nanos) {
        double seconds = (nanos - lastNanos) / 1e9;
        if (seconds <= 0) {
            return this;
        }
        double current = Math.max(0, done - lastDone) / seconds;
        double weight = objectsPerSecond == 0 ? 1 : 1 - Math.exp(-seconds / TIME_CONSTANT_SECONDS);
        return new Speed(objectsPerSecond + weight * (current - objectsPerSecond), done, nanos);
    }

    /** Empty while nothing moves. */
    public Optional<Duration> timeFor(long objects) {
        return objectsPerSecond <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(objects / objectsPerSecond)));
    }
}
