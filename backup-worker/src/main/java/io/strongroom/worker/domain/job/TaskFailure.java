package io.strongroom.worker.domain.job;

import java.time.Duration;

/** Why a task did not get on; how often in a row it may happen depends on whose fault it is likely to be. */
public record TaskFailure(Kind kind, String message) {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** The code that the backup fails with when it happens too often. */
    public enum Kind {
        SOURCE_UNAVAILABLE("source.unavailable", 20),
        SOURCE_REJECTED("source.rejected", 3),
        STORE_UNAVAILABLE("store.unavailable", 20),
        INTERNAL("internal", 3);

        private final String code;
        private final int mostInARow;

        Kind(String code, int mostInARow) {
            this.code = code;
            this.mostInARow = mostInARow;
        }

        public String code() {
            return code;
        }
    }

    public boolean isFinalAfter(int failures) {
        return failures >= kind.mostInARow;
    }

    /** Doubles with every failure in a row. */
    public static Duration waitAfter(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(10, Math.max(0, failures - 1)));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
