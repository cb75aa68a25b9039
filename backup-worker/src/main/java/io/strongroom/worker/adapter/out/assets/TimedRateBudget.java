package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.RateHeaders;
import io.strongroom.assets.rate.RateBudget;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Notes how long calls wait for their turn. */
public final class TimedRateBudget implements RateBudget {
    private final RateBudget budget;
    private final CallTimes times;
    private final LongSupplier nanos;

    public TimedRateBudget(RateBudget budget, CallTimes times, LongSupplier nanos) {
        this.budget = budget;
        this.times = times;
        this.nanos = nanos;
    }

    @Override
    public void acquire(String siteKey, Endpoint endpoint, Cancellation cancellation) {
        long begin = nanos.getAsLong();
        try {
            budget.acquire(siteKey, endpoint, cancellation);
        } finally {
            times.waited(nanos.getAsLong() - begin);
        }
    }

    @Override
    public void succeeded(String siteKey, Endpoint endpoint, RateHeaders headers) {
        budget.succeeded(siteKey, endpoint, headers);
    }

    @Override
    public void throttled(String siteKey, Endpoint endpoint, @Nullable Duration retryAfter) {
        budget.throttled(siteKey, endpoint, retryAfter);
    }
}
