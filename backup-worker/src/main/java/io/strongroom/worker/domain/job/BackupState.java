package io.strongroom.worker.domain.job;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Where a backup stands. A finished backup has an outcome and never changes its state again. */
public sealed interface BackupState {

    /** Accepted, and not yet taken up by a worker. */
    record Queued(boolean stopRequested) implements BackupState {}

    /**
     * A worker is, or was until it died, busy with it.
     *
     * @param pause why no work is done at the moment, if it is not
     */
    record Running(Instant startedAt, Phase phase, boolean stopRequested, Optional<Pause> pause)
            implements BackupState {}

    /**
     * It has ended.
     *
     * @param startedAt absent when the backup was stopped while it was still queued
     */
    record Finished(Optional<Instant> startedAt, Instant finishedAt, Outcome outcome) implements BackupState {}

    default <R> R match(Function<Queued, R> queued, Function<Running, R> running, Function<Finished, R> finished) {
        if (this instanceof Queued state) {
            return queued.apply(state);
        }
        if (this instanceof Running state) {
            return running.apply(state);
        }
        return finished.apply((Finished) this);
    }

    /** The steps of a running backup, in their order. */
    enum Phase {
        DEFINITIONS,
        PLANNING,
        READING,
        CATCH_UP,
        EXTRAS,
        REFERENCES,
        COMMITTING
    }

    /** Why a running backup waits for somebody; the detail is a sentence for that person. */
    record Pause(Reason reason, String detail, Instant since) {
        /** What the backup waits for: new credentials, or room in the snapshot store. */
        public enum Reason {
            AUTH,
            STORE
        }
    }

    /** How a backup ended. */
    sealed interface Outcome {
        /** The snapshot exists and nothing is to be said against it. */
        record Completed() implements Outcome {}

        /** The snapshot exists; the backup's warnings say what it lacks. */
        record CompletedWithWarnings() implements Outcome {}

        /** No snapshot. The message says what happened and what to do. */
        record Failed(String code, String message) implements Outcome {}

        /** Somebody asked for it. No snapshot. */
        record Stopped() implements Outcome {}

        default <R> R match(
                Function<Completed, R> completed,
                Function<CompletedWithWarnings, R> withWarnings,
                Function<Failed, R> failed,
                Function<Stopped, R> stopped) {
            if (this instanceof Completed outcome) {
                return completed.apply(outcome);
            }
            if (this instanceof CompletedWithWarnings outcome) {
                return withWarnings.apply(outcome);
            }
            if (this instanceof Failed outcome) {
                return failed.apply(outcome);
            }
            return stopped.apply((Stopped) this);
        }
    }
}
