package io.strongroom.worker.domain.job;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to work on a job or a task until an instant of the store's clock. The fence grows with every new holder, and
 * every deciding write names it, so a holder that was thought dead can do no harm when it wakes up.
 */
public record Lease(String owner, long fence, Instant until) {

    public static final Duration LENGTH = Duration.ofSeconds(60);
    public static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** The state before anybody held it. */
    public static Lease none() {
        return new Lease("", 0, Instant.EPOCH);
    }

    public Lease takenBy(String newOwner, Instant now) {
        return new Lease(newOwner, fence + 1, now.plus(LENGTH));
    }

    public Lease released() {
        return new Lease("", fence, Instant.EPOCH);
    }

    public boolean isFree(Instant now) {
        return !until.isAfter(now);
    }
}
