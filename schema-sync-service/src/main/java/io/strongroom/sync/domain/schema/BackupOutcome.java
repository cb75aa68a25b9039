package io.strongroom.sync.domain.schema;

import java.util.function.Function;
import java.util.function.Supplier;

/** How a backup ended. */
public sealed interface BackupOutcome {
    record Completed() implements BackupOutcome {}

    record CompletedWithWarnings() implements BackupOutcome {}

    record Failed(String code, String message) implements BackupOutcome {}

    record Stopped() implements BackupOutcome {}

    default <T> T match(
            Supplier<T> completed, Supplier<T> completedWithWarnings, Function<Failed, T> failed, Supplier<T> stopped) {
        if (this instanceof Failed f) {
            return failed.apply(f);
        }
        if (this instanceof CompletedWithWarnings) {
            return completedWithWarnings.get();
        }
        return this instanceof Stopped ? stopped.get() : completed.get();
    }

    /** As the contract writes it. */
    default String word() {
        return match(() -> "COMPLETED", () -> "COMPLETED_WITH_WARNINGS", failed -> "FAILED", () -> "STOPPED");
    }
}
