package io.strongroom.sync.domain.sync;

import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SyncFailure;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** The sync of one instance. */
public record InstanceSync(InstanceId instanceId, Instant startedAt, Stage stage) {
    public sealed interface Stage {
        default <T> T match(Supplier<T> running, Function<Succeeded, T> succeeded, Function<Failed, T> failed) {
            if (this instanceof Succeeded s) {
                return succeeded.apply(s);
            }
            return this instanceof Failed f ? failed.apply(f) : running.get();
        }

        /** As the contract writes it. */
        default String word() {
            return match(() -> "RUNNING", succeeded -> "SUCCEEDED", failed -> "FAILED");
        }
    }

    public record Running() implements Stage {}

    public record Succeeded(Instant at, Counts counts) implements Stage {}

    public record Failed(Instant at, SyncFailure failure) implements Stage {}

    /** Schemas: at the source, new to us, gone since the last sync. */
    public record Counts(int found, int added, int deleted) {}

    boolean hasEnded() {
        return !(stage instanceof Running);
    }
}
