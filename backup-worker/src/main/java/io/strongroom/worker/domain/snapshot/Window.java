package io.strongroom.worker.domain.snapshot;

import java.time.Instant;

/** Each object is exactly as the source returned it at one instant of this window. */
public record Window(Instant from, Instant to) {
    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("window ends before it starts: " + from + ", " + to);
        }
    }
}
