package io.strongroom.assets.rate;

import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.RateHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the next call to a site may start. The client asks before every HTTP exchange, retries included, and
 * reports how it went. Implementations are called by many threads at once.
 */
public interface RateBudget {

    /**
     * Blocks until a call may start. One call, one slot; a slot is never given back.
     *
     * @throws AssetsException.Cancelled when cancelled while waiting
     */
    void acquire(String siteKey, Endpoint endpoint, Cancellation cancellation);

    /** An answer other than 429 came. */
    void succeeded(String siteKey, Endpoint endpoint, RateHeaders headers);

    /**
     * A 429 came. The client will {@link #acquire} again at once, so the pause is the budget's to keep.
     *
     * @param retryAfter what the server asked for, already clamped to 1 s .. 1 h; null when it did not say
     */
    void throttled(String siteKey, Endpoint endpoint, @Nullable Duration retryAfter);

    /** No limit at all, not even after a 429: only for tests and for measuring. */
    RateBudget UNLIMITED = new RateBudget() {
        @Override
        public void acquire(String siteKey, Endpoint endpoint, Cancellation cancellation) {
            cancellation.throwIfCancelled();
        }

        @Override
        public void succeeded(String siteKey, Endpoint endpoint, RateHeaders headers) {}

        @Override
        public void throttled(String siteKey, Endpoint endpoint, @Nullable Duration retryAfter) {}
    };
}
