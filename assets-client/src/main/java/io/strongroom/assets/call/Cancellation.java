package io.strongroom.assets.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Asked by every wait inside the client, at least every {@link Waiting#STEP}, whether the caller still wants the
 * answer. Must be cheap, must not block and may be called from any thread.
 */
@FunctionalInterface
public interface Cancellation {

    /** For callers that always want the answer. */
    Cancellation NEVER = () -> false;

    boolean isCancelled();

    /** Cancels by itself once {@code limit} has passed: the usual choice behind an interactive request. */
    static Cancellation after(Duration limit, Clock clock) {
        Instant end = clock.instant().plus(limit);
        return () -> clock.instant().isAfter(end);
    }

    /** Cancelled as soon as one of the two is. */
    default Cancellation or(Cancellation other) {
        return () -> isCancelled() || other.isCancelled();
    }

    /** Throws {@link AssetsException.Cancelled} when cancelled or when the thread was interrupted. */
    default void throwIfCancelled() {
        if (isCancelled() || Thread.currentThread().isInterrupted()) {
            throw new AssetsException.Cancelled();
        }
    }
}
