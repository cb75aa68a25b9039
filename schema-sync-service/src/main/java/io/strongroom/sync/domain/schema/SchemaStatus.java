package io.strongroom.sync.domain.schema;

import java.util.function.Function;
import java.util.function.Supplier;

public sealed interface SchemaStatus {
    record Active() implements SchemaStatus {}

    /** Its instance was removed, or is no source any more. */
    record Inactive() implements SchemaStatus {}

    /** Gone at the source. */
    record Deleted() implements SchemaStatus {}

    /** The last sync of its instance failed; the facts are those of the sync before. */
    record SyncError(SyncFailure failure) implements SchemaStatus {}

    /** An administrator took it out of the catalogue. What is known is kept for the day on which a sync finds it. */
    record Removed(boolean withBackups) implements SchemaStatus {}

    default <T> T match(
            Supplier<T> active,
            Supplier<T> inactive,
            Supplier<T> deleted,
            Function<SyncError, T> syncError,
            Supplier<T> removed) {
        if (this instanceof SyncError error) {
            return syncError.apply(error);
        }
        if (this instanceof Inactive) {
            return inactive.get();
        }
        if (this instanceof Removed) {
            return removed.get();
        }
        return this instanceof Deleted ? deleted.get() : active.get();
    }

    /** As the contract writes it; nobody sees {@code REMOVED}. */
    default String word() {
        return match(() -> "ACTIVE", () -> "INACTIVE", () -> "DELETED", error -> "SYNC_ERROR", () -> "REMOVED");
    }
}
