package io.strongroom.config.application.port.out;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The configured keys, the first of which seals while all of them open. Nothing here blocks longer than reading a small
 * file takes. Safe for several threads.
 */
public interface SecretKeys {

    /**
     * Reads the configuration again and takes it over, unless it cannot be used or lacks a key that is in use; then the
     * keys stay as they were.
     *
     * @param inUse keys that have sealed something that is stored
     */
    Reload reload(Set<Integer> inUse);

    /** The key that has sealed this text; empty when no key of ours can have. */
    OptionalInt sealedBy(String sealed);

    boolean holds(int key);

    /** The key that seals. */
    int primary();

    /** The same secret under the primary key, opened again and compared; {@link UnreadableSecretException} if it cannot. */
    String sealAnew(String sealed, String owner);

    /** What came of reading the configuration again. */
    sealed interface Reload {

        /** Why the new configuration was not taken over. */
        default Optional<String> refusal() {
            return Optional.empty();
        }

        /** It says what it said before. */
        record Unchanged() implements Reload {}

        /** The keys are others now. */
        record Adopted() implements Reload {}

        /** The keys are still those of before. */
        record Refused(String reason) implements Reload {
            @Override
            public Optional<String> refusal() {
                return Optional.of(reason);
            }
        }
    }

    /** No key opens the secret; trying again will not help. */
    final class UnreadableSecretException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnreadableSecretException(Throwable cause) {
            super("a stored secret cannot be opened with the current keys", cause);
        }
    }
}
