package io.strongroom.assets.rate;

import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.RateHeaders;
import io.strongroom.assets.call.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RateBudget} for one process: one {@link PacedRate} per site and endpoint, and one for all Assets calls of a
 * site. Enough for services that make few calls; workers share theirs through the database.
 */
public final class LocalRateBudget implements RateBudget {

    private final double headroom;
    private final Waiting waiting;
    private final Map<String, AtomicReference<PacedRate>> rates = new ConcurrentHashMap<>();

    /**
     * A budget that knows nothing yet but the documented limits.
     *
     * @param headroom the fraction of every limit left to others, such as {@link PacedRate#DEFAULT_HEADROOM}
     */
    public LocalRateBudget(double headroom, Waiting waiting) {
        this.headroom = headroom;
        this.waiting = waiting;
    }

    @Override
    public void acquire(String siteKey, Endpoint endpoint, Cancellation cancellation) {
        if (endpoint.side() == Endpoint.Side.ASSETS) {
            await(site(siteKey), cancellation);
        }
        await(endpoint(siteKey, endpoint), cancellation);
    }

    @Override
    public void succeeded(String siteKey, Endpoint endpoint, RateHeaders headers) {
        if (!headers.nearLimit()) {
            endpoint(siteKey, endpoint).updateAndGet(rate -> rate.succeeded(1));
        }
    }

    @Override
    public void throttled(String siteKey, Endpoint endpoint, @Nullable Duration retryAfter) {
        Instant now = waiting.now();
        endpoint(siteKey, endpoint).updateAndGet(rate -> rate.throttled(now, retryAfter));
    }

    /** The rate as it stands, for metrics and tests. */
    public PacedRate rate(String siteKey, Endpoint endpoint) {
        return endpoint(siteKey, endpoint).get();
    }

    private void await(AtomicReference<PacedRate> rate, Cancellation cancellation) {
        while (true) {
            Instant slot = take(rate);
            waiting.until(slot, cancellation);
            // A pause that began meanwhile swallows the slot; a new one comes after it, in turn and not in a burst.
            if (!slot.isBefore(rate.get().pauseUntil())) {
                return;
            }
        }
    }

    private Instant take(AtomicReference<PacedRate> rate) {
        while (true) {
            PacedRate before = rate.get();
            PacedRate.Reservation reservation = before.reserve(1, waiting.now());
            if (rate.compareAndSet(before, reservation.after())) {
                return reservation.first();
            }
        }
    }

    private AtomicReference<PacedRate> endpoint(String siteKey, Endpoint endpoint) {
        return rates.computeIfAbsent(siteKey + '|' + endpoint.name(), key -> newRate(endpoint.limitPerMinute()));
    }

    private AtomicReference<PacedRate> site(String siteKey) {
        return rates.computeIfAbsent(siteKey, key -> newRate(Endpoint.ASSETS_SITE_LIMIT_PER_MINUTE));
    }

    private AtomicReference<PacedRate> newRate(int limitPerMinute) {
        return new AtomicReference<>(PacedRate.perMinute(limitPerMinute, headroom, waiting.now()));
    }
}
