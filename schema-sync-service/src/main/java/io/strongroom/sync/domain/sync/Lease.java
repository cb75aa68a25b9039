package io.strongroom.sync.domain.sync;

import java.time.Instant;

/** Who may work, by number, and until when. */
public record Lease(long fence, Instant until) {
    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    Lease next(Instant newUntil) {
        return new Lease(fence + 1, newUntil);
    }
}
