package io.strongroom.worker.domain.job;

import java.util.Optional;

/**
 * How much of an extra was read.
 *
 * @param notRead what is known to be there, or may be, and could not be read
 * @param reason why the first of those could not be read
 */
public record Tally(long read, long notRead, Optional<String> reason) {

    public static Tally none() {
        return new Tally(0, 0, Optional.empty());
    }

    public static Tally read(long count) {
        return new Tally(count, 0, Optional.empty());
    }

    public static Tally notRead(long count, String reason) {
        return new Tally(0, count, Optional.of(reason));
    }

    public Tally plus(Tally other) {
        return new Tally(read + other.read, notRead + other.notRead, reason.or(() -> other.reason));
    }
}
