package io.strongroom.config.domain.access;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.time.Duration;

/** How long a token lives. Every token ends: one that nobody remembers must not open the door for ever. */
public record Lifetime(int days) {

    public static final int MOST_DAYS = 365;

    /** Where nobody said how long. */
    public static final Lifetime USUAL = new Lifetime(90);

    public Lifetime {
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidValueException(
                    FieldCode.EXPIRES_IN_DAYS_OUT_OF_RANGE, "A token lives 1 to " + MOST_DAYS + " days.");
        }
    }

    public Duration duration() {
        return Duration.ofDays(days);
    }
}
