package io.strongroom.scheduler.domain.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What became of one due time of a schedule.
 *
 * @param backupId of the backup that was asked for
 * @param reason a stable code; empty where there is nothing to explain
 */
public record Occurrence(
        SchemaId schemaId, Instant at, Outcome outcome, Optional<BackupId> backupId, String reason, Instant decidedAt) {

    /** It was asked for late, because nobody was there in time. */
    public static final String CAUGHT_UP = "schedule.caught-up";

    /** Nobody was there in time, and it is too late now. */
    public static final String TOO_LATE = "schedule.too-late";

    /** A later run was due as well when somebody was there again. */
    public static final String OVERTAKEN = "schedule.overtaken";

    public enum Outcome {
        REQUESTED,
        SKIPPED,
        MISSED
    }

    public static Occurrence missed(SchemaId schemaId, Instant at, String reason, Instant now) {
        return new Occurrence(schemaId, at, Outcome.MISSED, Optional.empty(), reason, now);
    }

    public static Occurrence skipped(SchemaId schemaId, Instant at, String reason, Instant now) {
        return new Occurrence(schemaId, at, Outcome.SKIPPED, Optional.empty(), reason, now);
    }

    /** The same for the same run of the same schema, whoever asks. */
    public String id() {
        return id(schemaId, at);
    }

    public static String id(SchemaId schemaId, Instant at) {
        return schemaId.value() + "@" + at;
    }

    /** The id of the backup of a run follows from the run, so that nobody can ask for it under another one. */
    public static BackupId backupIdOf(SchemaId schemaId, Instant at) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(id(schemaId, at).getBytes(StandardCharsets.UTF_8));
            return BackupId.of(at, Arrays.copyOf(hash, BackupId.RANDOM_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
