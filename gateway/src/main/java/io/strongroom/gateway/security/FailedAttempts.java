package io.strongroom.gateway.security;

import io.strongroom.gateway.config.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tokens per client address in fixed windows. It decides only how a further wrong token is answered: a
 * right one is always let in, so nobody can lock others out of a shared address.
 */
@ApplicationScoped
public class FailedAttempts {

    /** Addresses remembered; the oldest is forgotten first, so memory stays bounded whoever attacks. */
    private static final int MAX_ADDRESSES = 10_000;

    private final int allowed;
    private final Duration window;
    private final Clock clock;

    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    @Inject
    FailedAttempts(GatewayConfig config) {
        this(config.failures().allowed(), config.failures().window(), Clock.systemUTC());
    }

    FailedAttempts(int allowed, Duration window, Clock clock) {
        this.allowed = allowed;
        this.window = window;
        this.clock = clock;
    }

    /** Records a failure; true when the address has had its share of them in this window. */
    public synchronized boolean tooMany(String address) {
        Instant now = clock.instant();
        Count current = counts.get(address);
        boolean fresh = current == null || !now.isBefore(current.since().plus(window));
        if (fresh) {
            // re-inserted, so that the order of the map is the age of the windows
            counts.remove(address);
        }
        Count next = fresh ? new Count(now, 1) : new Count(current.since(), current.failures() + 1);
        counts.put(address, next);
        return next.failures() > allowed;
    }

    /** The longest time that a caller who got 429 has to wait. */
    public Duration window() {
        return window;
    }

    private record Count(Instant since, int failures) {}
}
