package io.strongroom.gateway.security;

import io.strongroom.gateway.peers.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that were found valid. For a moment they need not be looked up again; for a day they are exempt from the limit
 * on wrong tokens, so that an attacker behind a shared address does not lock out those who work there. Nothing gets in
 * here by guessing, so guesses push nothing out.
 */
final class AcceptedTokens {

    private static final Duration REMEMBERED_FOR = Duration.ofHours(24);

    private final Duration trustedFor;
    private final int capacity;
    private final Clock clock;

    private final Map<String, Accepted> byHash = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Accepted> eldest) {
            return size() > capacity;
        }
    };

    AcceptedTokens(Duration trustedFor, int capacity, Clock clock) {
        this.trustedFor = trustedFor;
        this.capacity = capacity;
        this.clock = clock;
    }

    synchronized void accept(ShownToken token, Caller owner, Instant expiresAt) {
        Instant now = clock.instant();
        Instant trustedUntil = now.plus(trustedFor);
        byHash.put(
                token.sha256(), new Accepted(owner, trustedUntil.isBefore(expiresAt) ? trustedUntil : expiresAt, now));
    }

    synchronized void forget(ShownToken token) {
        byHash.remove(token.sha256());
    }

    /** Whose it is, if that need not be asked. */
    synchronized Optional<Caller> trusted(ShownToken token) {
        Instant now = clock.instant();
        return Optional.ofNullable(byHash.get(token.sha256()))
                .filter(accepted -> now.isBefore(accepted.trustedUntil()))
                .map(Accepted::owner);
    }

    synchronized boolean wasAcceptedLately(ShownToken token) {
        Instant now = clock.instant();
        return Optional.ofNullable(byHash.get(token.sha256()))
                .filter(accepted -> now.isBefore(accepted.at().plus(REMEMBERED_FOR)))
                .isPresent();
    }

    private record Accepted(Caller owner, Instant trustedUntil, Instant at) {}
}
