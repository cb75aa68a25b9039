package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.application.port.out.SyncRunRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The lease as its holder sees it: lost when somebody else has it, and also when it could not be renewed in time. */
final class HeldLease {
    private final long fence;
    private final SyncRunRepository runs;
    private final Duration leaseTime;
    private final Clock clock;
    private volatile Instant until;
    private volatile boolean lost;

    HeldLease(long fence, Instant until, SyncRunRepository runs, Duration leaseTime, Clock clock) {
        this.fence = fence;
        this.until = until;
        this.runs = runs;
        this.leaseTime = leaseTime;
        this.clock = clock;
    }

    long fence() {
        return fence;
    }

    void renew() {
        Instant next = clock.instant().plus(leaseTime);
        if (runs.renew(fence, next) == Saved.SAVED) {
            until = next;
        } else {
            lost = true;
        }
    }

    /** For a write that renews on the way. */
    Instant extend() {
        until = clock.instant().plus(leaseTime);
        return until;
    }

    boolean isLost() {
        return lost || !clock.instant().isBefore(until);
    }

    void check() {
        if (isLost()) {
            throw new LostException();
        }
    }

    /** Another replica goes on with the sync; this one has nothing more to say. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException() {
            super("the lease of the sync is lost");
        }
    }
}
