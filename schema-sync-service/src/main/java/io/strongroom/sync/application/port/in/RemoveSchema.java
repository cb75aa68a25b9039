package io.strongroom.sync.application.port.in;

import io.strongroom.sync.domain.schema.SchemaId;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes a schema out of the catalogue, with its schedule, and with its backups if that is asked for. While the source has
 * the schema, the next sync brings it back, without a schedule and with the backups that were kept.
 */
public interface RemoveSchema {
    /** {@code confirmedName} has to be the very name of the schema. Whatever is refused changes nothing. */
    Outcome remove(SchemaId id, String confirmedName, Backups backups, String correlationId);

    /** What becomes of the backups. They are deleted by the worker, as soon as it has heard of it. */
    enum Backups {
        KEPT,
        DELETED
    }

    sealed interface Outcome {
        record Removed(String name, boolean hadSchedule, Backups backups) implements Outcome {}

        /** Also for a schema that has left the grid. */
        record NotFound() implements Outcome {}

        record NotConfirmed() implements Outcome {}

        /** A backup of it waits or runs: it has to end or be stopped first. */
        record BackupActive(String backupId) implements Outcome {}

        default <T> T match(
                Function<Removed, T> removed,
                Supplier<T> notFound,
                Supplier<T> notConfirmed,
                Function<BackupActive, T> backupActive) {
            if (this instanceof Removed r) {
                return removed.apply(r);
            }
            if (this instanceof BackupActive b) {
                return backupActive.apply(b);
            }
            return this instanceof NotConfirmed ? notConfirmed.get() : notFound.get();
        }
    }
}
