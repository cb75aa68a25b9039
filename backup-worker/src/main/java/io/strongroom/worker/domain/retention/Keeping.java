package io.strongroom.worker.domain.retention;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a backup beside its job.
 *
 * @param held empty unless somebody wants the backup kept
 */
public record Keeping(Optional<Held> held) {
    public static final int MAX_REASON_LENGTH = 500;

    public static Keeping unmarked() {
        return new Keeping(Optional.empty());
    }

    /** Wins over every rule and every deletion until it is taken back. */
    public record Held(Optional<String> reason, Instant since) {
        public Held {
            if (reason.map(String::length).orElse(0) > MAX_REASON_LENGTH) {
                throw new IllegalArgumentException("reason must not exceed " + MAX_REASON_LENGTH + " characters");
            }
        }
    }
}
