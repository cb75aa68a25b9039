package io.strongroom.config.domain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to change something.
 *
 * @param at to the millisecond the time in the id, so that a search by time is a search by id
 * @param user name of the token that was used
 * @param action method and template of the operation, such as {@code PUT /connection}
 * @param resource the path with its ids
 * @param fields names of what the request carried, never values
 * @param status the HTTP status that the caller got; absent while, or because, nobody knows how it ended
 */
public record AuditEntry(
        AuditId id,
        Instant at,
        String user,
        String role,
        String action,
        String resource,
        List<String> fields,
        String correlationId,
        String remoteAddress,
        Optional<Integer> status) {

    public static final int MOST_FIELDS = 50;
    private static final int MOST_CHARACTERS = 64;
    private static final int MOST_PATH_CHARACTERS = 512;

    public AuditEntry {
        fields = List.copyOf(fields);
        if (!id.isOf(at)) {
            throw new IllegalArgumentException("at must be the time in the id");
        }
        bounded("user", user, MOST_CHARACTERS);
        bounded("role", role, MOST_CHARACTERS);
        bounded("action", action, MOST_PATH_CHARACTERS);
        bounded("resource", resource, MOST_PATH_CHARACTERS);
        bounded("correlationId", correlationId, MOST_CHARACTERS);
        bounded("remoteAddress", remoteAddress, MOST_CHARACTERS);
        if (fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("fields must be at most " + MOST_FIELDS);
        }
        fields.forEach(field -> bounded("fields", field, MOST_CHARACTERS));
        status.ifPresent(AuditEntry::checked);
    }

    /** Whether two reports are of the same attempt, however far each of them knows it. */
    public boolean isSameAttemptAs(AuditEntry other) {
        return withoutStatus().equals(other.withoutStatus());
    }

    public Outcome outcome() {
        return status.map(Outcome::of).orElse(Outcome.UNKNOWN);
    }

    /** An HTTP status that ends a request. */
    public static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be from 200 to 599");
        }
        return status;
    }

    private AuditEntry withoutStatus() {
        return new AuditEntry(
                id, at, user, role, action, resource, fields, correlationId, remoteAddress, Optional.empty());
    }

    private static void bounded(String field, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(field + " must have 1 to " + most + " characters");
        }
    }

    /** How an attempt ended, in words. */
    public enum Outcome {
        SUCCEEDED,
        REFUSED,
        FAILED,
        UNKNOWN;

        private static Outcome of(int status) {
            return status < 400 ? SUCCEEDED : status < 500 ? REFUSED : FAILED;
        }
    }
}
