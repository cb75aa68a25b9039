package io.strongroom.assets;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential back-off with full jitter.
 *
 * @param maxAttempts the first one included; a 429 is not an attempt
 * @param maxThrottledWait 429s for longer than this become an error
 * @param random in [0, 1)
 */
record RetryPolicy(int maxAttempts, Duration base, Duration cap, Duration maxThrottledWait, DoubleSupplier random) {

    /** How long to wait after attempt {@code failed} (from 0). */
    Duration delay(int failed) {
        double longest = Math.min((double) cap.toMillis(), (double) base.toMillis() * Math.pow(2, failed));
        return Duration.ofMillis((long) (longest * random.getAsDouble()));
    }
}
