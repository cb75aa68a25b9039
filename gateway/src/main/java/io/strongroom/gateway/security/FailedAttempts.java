package io.strongroom.gateway.security;

import io.strongroom.gateway.config.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts wrong tokens in fixed windows, per client network and overall. Who has had their share must wait: until then
 * tokens from there are not looked at, so guessing goes on at the allowed pace and no faster. When many addresses guess
 * together, one wrong token is a share; an address that has sent none is never affected, so nobody can lock out
 * everybody.
 */
@ApplicationScoped
public class FailedAttempts {

    /** Networks remembered; the oldest is forgotten first, so memory stays bounded whoever attacks. */
    private static final int MAX_NETWORKS = 10_000;

    private final int allowed;
    private final int allowedOverall;
    private final Duration window;
    private final Clock clock;

    private Count overall = new Count(Instant.MIN, 0);

    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MAX_NETWORKS;
        }
    };

    @Inject
    FailedAttempts(GatewayConfig config) {
        this(
                config.failures().allowed(),
                config.failures().allowedOverall(),
                config.failures().window(),
                Clock.systemUTC());
    }

    FailedAttempts(int allowed, int allowedOverall, Duration window, Clock clock) {
        this.allowed = allowed;
        this.allowedOverall = allowedOverall;
        this.window = window;
        this.clock = clock;
    }

    synchronized void failed(String network) {
        Instant now = clock.instant();
        overall = next(overall, now);
        Count current = counts.get(network);
        Count next = next(current == null ? new Count(Instant.MIN, 0) : current, now);
        if (next.failures() == 1) {
            // re-inserted, so that the order of the map is the age of the windows
            counts.remove(network);
        }
        counts.put(network, next);
    }

    /** How long callers from there have to wait before a token of theirs is looked at; empty if they need not. */
    synchronized Optional<Duration> pause(String network) {
        Instant now = clock.instant();
        Count count = counts.get(network);
        if (count == null || count.isOver(now, window)) {
            return Optional.empty();
        }
        boolean crowd = !overall.isOver(now, window) && overall.failures() > allowedOverall;
        return count.failures() >= (crowd ? 1 : allowed)
                ? Optional.of(Duration.between(now, count.since().plus(window)))
                : Optional.empty();
    }

    private Count next(Count count, Instant now) {
        return count.isOver(now, window) ? new Count(now, 1) : new Count(count.since(), count.failures() + 1);
    }

    private record Count(Instant since, int failures) {

        boolean isOver(Instant now, Duration window) {
            return failures == 0 || !now.isBefore(since.plus(window));
        }
    }
}
