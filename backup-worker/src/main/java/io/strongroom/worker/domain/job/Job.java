package io.strongroom.worker.domain.job;

import io.strongroom.worker.domain.job.BackupState.Finished;
import io.strongroom.worker.domain.job.BackupState.Outcome;
import io.strongroom.worker.domain.job.BackupState.Pause;
import io.strongroom.worker.domain.job.BackupState.Phase;
import io.strongroom.worker.domain.job.BackupState.Queued;
import io.strongroom.worker.domain.job.BackupState.Running;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One backup in the ledger. Every method returns the job after the event it is named for, or the same job where the event
 * no longer matters; the ledger stores it only if its version is still the one that was read.
 *
 * @param storage where the snapshot is or goes; absent until the backup starts
 * @param sequence grows with every change that the world should hear of
 * @param version of the stored document, for compare-and-set
 */
public record Job(
        BackupRequest request,
        BackupState state,
        Optional<Storage> storage,
        Gathered gathered,
        Progress progress,
        List<Warning> warnings,
        Lease lease,
        long sequence,
        long version) {

    public Job {
        warnings = List.copyOf(warnings);
    }

    public static Job accepted(BackupRequest request) {
        return new Job(
                request,
                new Queued(false),
                Optional.empty(),
                Gathered.nothing(),
                Progress.none(),
                List.of(),
                Lease.none(),
                1,
                0);
    }

    /** Accepts a request that somebody had already stopped: the two events travel on different topics. */
    public static Job acceptedAfterStop(BackupRequest request, Instant now) {
        return accepted(request).finished(now, new Outcome.Stopped());
    }

    public BackupId id() {
        return request.backupId();
    }

    public boolean isFinished() {
        return state instanceof Finished;
    }

    public boolean stopRequested() {
        return state.match(Queued::stopRequested, Running::stopRequested, finished -> false);
    }

    public Optional<Pause> pause() {
        return state.match(queued -> Optional.empty(), Running::pause, finished -> Optional.empty());
    }

    public Optional<Phase> phase() {
        return state.match(queued -> Optional.empty(), running -> Optional.of(running.phase()), f -> Optional.empty());
    }

    public Optional<Instant> startedAt() {
        return state.match(
                queued -> Optional.empty(), running -> Optional.of(running.startedAt()), Finished::startedAt);
    }

    public Optional<Instant> finishedAt() {
        return state.match(
                queued -> Optional.empty(), running -> Optional.empty(), done -> Optional.of(done.finishedAt()));
    }

    /** The state in the words of the public contract, where a stop is under way from its request on. */
    public PublicState publicState() {
        return state.match(
                queued -> queued.stopRequested() ? PublicState.STOPPING : PublicState.IN_QUEUE,
                running -> running.stopRequested() ? PublicState.STOPPING : PublicState.IN_PROGRESS,
                done -> done.outcome()
                        .match(
                                completed -> PublicState.COMPLETED,
                                warned -> PublicState.COMPLETED_WITH_WARNINGS,
                                failed -> PublicState.FAILED,
                                stopped -> PublicState.STOPPED));
    }

    /** What is going on, in one word for people. */
    public String publicPhase() {
        return state.match(
                queued -> "QUEUED",
                running -> running.pause()
                        .map(pause -> "PAUSED_" + pause.reason().name())
                        .orElse(running.phase().name()),
                done -> "ENDED");
    }

    /** The states of the public contract. */
    public enum PublicState {
        IN_QUEUE,
        IN_PROGRESS,
        STOPPING,
        COMPLETED,
        COMPLETED_WITH_WARNINGS,
        FAILED,
        STOPPED
    }

    public Job coordinatedBy(Lease newLease) {
        return new Job(request, state, storage, gathered, progress, warnings, newLease, sequence, version);
    }

    /** Takes a queued job up; a job that runs already stays in its phase. */
    public Job started(Instant now) {
        return state.match(
                queued -> changed(new Running(now, Phase.DEFINITIONS, queued.stopRequested(), Optional.empty())),
                running -> this,
                finished -> this);
    }

    /** Says where the snapshot goes; the first word counts, since chunks may be there already. */
    public Job storedIn(Storage chosen) {
        return storage.isPresent()
                ? this
                : new Job(request, state, Optional.of(chosen), gathered, progress, warnings, lease, sequence, version);
    }

    /** Backups of versions that knew no other are in managed storage. */
    public StorageId storageId() {
        return storage.map(Storage::id).orElse(StorageId.MANAGED);
    }

    public Job inPhase(Phase phase) {
        return whileRunning(
                running -> new Running(running.startedAt(), phase, running.stopRequested(), running.pause()));
    }

    public Job stopRequestedBySomebody() {
        return state.match(
                queued -> queued.stopRequested() ? this : changed(new Queued(true)),
                running -> running.stopRequested()
                        ? this
                        : changed(new Running(running.startedAt(), running.phase(), true, running.pause())),
                finished -> this);
    }

    /** One pause gives one warning, however many tasks report it. */
    public Job paused(Pause.Reason reason, String detail, Instant now) {
        if (pause().isPresent() || !(state instanceof Running)) {
            return this;
        }
        Job paused = whileRunning(running -> new Running(
                running.startedAt(),
                running.phase(),
                running.stopRequested(),
                Optional.of(new Pause(reason, detail, now))));
        return reason == Pause.Reason.AUTH ? paused.warned(Warning.AUTH, detail, 1) : paused;
    }

    public Job resumed() {
        if (pause().isEmpty()) {
            return this;
        }
        return whileRunning(running ->
                new Running(running.startedAt(), running.phase(), running.stopRequested(), Optional.empty()));
    }

    public Job with(Gathered newGathered) {
        return new Job(request, state, storage, newGathered, progress, warnings, lease, sequence, version);
    }

    /** Adds to a warning of the same code and detail, so that repeating a step does not list it twice. */
    public Job warned(String code, String detail, long count) {
        List<Warning> all = new ArrayList<>(warnings);
        all.removeIf(warning -> warning.code().equals(code) && warning.detail().equals(detail));
        all.add(new Warning(code, detail, count));
        return new Job(request, state, storage, gathered, progress, all, lease, sequence, version);
    }

    public Job advanced(Progress newProgress) {
        if (isFinished()) {
            return this;
        }
        return new Job(request, state, storage, gathered, newProgress, warnings, lease, sequence + 1, version);
    }

    public Job describedAs(Optional<String> description) {
        return new Job(
                request.describedAs(description),
                state,
                storage,
                gathered,
                progress,
                warnings,
                lease,
                sequence + 1,
                version);
    }

    /** Completed, with warnings if one of them says that the snapshot is less than the source was. */
    public Job completed(Instant now) {
        if (isFinished()) {
            return this;
        }
        Outcome outcome = warnings.stream().anyMatch(Warning::lessensSnapshot)
                ? new Outcome.CompletedWithWarnings()
                : new Outcome.Completed();
        Job done = finished(now, outcome);
        return new Job(
                done.request,
                done.state,
                storage,
                gathered,
                progress.completed(gathered.counts().objects()),
                warnings,
                done.lease,
                done.sequence,
                version);
    }

    public Job failed(Instant now, String code, String message) {
        return finished(now, new Outcome.Failed(code, message));
    }

    public Job stopped(Instant now) {
        return finished(now, new Outcome.Stopped());
    }

    private Job finished(Instant now, Outcome outcome) {
        if (isFinished()) {
            return this;
        }
        Optional<Instant> startedAt = state.match(
                queued -> Optional.empty(), running -> Optional.of(running.startedAt()), Finished::startedAt);
        return new Job(
                request,
                new Finished(startedAt, now, outcome),
                storage,
                gathered,
                progress.ended(),
                warnings,
                lease.released(),
                sequence + 1,
                version);
    }

    private Job whileRunning(java.util.function.UnaryOperator<Running> change) {
        return state.match(queued -> this, running -> changed(change.apply(running)), finished -> this);
    }

    private Job changed(BackupState newState) {
        return newState.equals(state)
                ? this
                : new Job(request, newState, storage, gathered, progress, warnings, lease, sequence + 1, version);
    }
}
