package io.strongroom.gateway.audit;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Ids in the order of time: 48 bits of milliseconds and 80 random ones in Crockford's Base32. */
final class Ulid {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 16;
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Ulid() {}

    static String of(Instant time, RandomGenerator random) {
        StringBuilder id = new StringBuilder(TIME_DIGITS + RANDOM_DIGITS);
        for (int i = TIME_DIGITS - 1; i >= 0; i--) {
            id.append(DIGITS.charAt((int) (time.toEpochMilli() >> (BITS * i)) & MASK));
        }
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
