package io.strongroom.worker.domain.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a backup that one worker reads at a time. Its checkpoint says what is safely stored, so whoever takes it over
 * reads at most one buffer again.
 *
 * @param position by id: the last id stored; by offset: the number of objects stored
 * @param runs ids of the stored runs, in reading order
 * @param expected the number of objects the planner expects; orders tasks, longest first
 * @param extraWork present when the task reads extras, and not objects
 * @param notBefore the store's clock; a failed task waits until then
 */
public record Task(
        TaskId id,
        String instanceId,
        ObjectRange range,
        long expected,
        Status status,
        Lease lease,
        long position,
        List<String> runs,
        TaskTotals totals,
        List<Quarantined> quarantined,
        Optional<ExtraWork> extraWork,
        int failures,
        Instant notBefore,
        Optional<TaskFailure> lastFailure) {

    public Task {
        runs = List.copyOf(runs);
        quarantined = List.copyOf(quarantined);
    }

    /** Whether a task waits for a worker, has one, or needs none any more. */
    public enum Status {
        READY,
        RUNNING,
        DONE
    }

    public static Task planned(TaskId id, String instanceId, ObjectRange range, long expected) {
        long start = range.match(ObjectRange.ById::afterId, byOffset -> 0L);
        return new Task(
                id,
                instanceId,
                range,
                expected,
                Status.READY,
                Lease.none(),
                start,
                List.of(),
                TaskTotals.none(),
                List.of(),
                Optional.empty(),
                0,
                Instant.EPOCH,
                Optional.empty());
    }

    /** The same as a task for extras. */
    public Task with(ExtraWork work) {
        return new Task(
                id,
                instanceId,
                range,
                expected,
                status,
                lease,
                position,
                runs,
                totals,
                quarantined,
                Optional.of(work),
                failures,
                notBefore,
                lastFailure);
    }

    public boolean readsObjects() {
        return extraWork.isEmpty();
    }

    /** Whether it failed so often in a row that nobody should try again. */
    public boolean hasFailedForGood() {
        return lastFailure.filter(failure -> failure.isFinalAfter(failures)).isPresent();
    }

    public Task checkpointed(
            long newPosition, List<String> newRuns, TaskTotals newTotals, List<Quarantined> newlyQuarantined) {
        List<String> all = new ArrayList<>(runs);
        all.addAll(newRuns);
        List<Quarantined> set = new ArrayList<>(quarantined);
        set.addAll(newlyQuarantined);
        return new Task(
                id,
                instanceId,
                range,
                expected,
                status,
                lease,
                newPosition,
                all,
                newTotals,
                set,
                extraWork,
                0,
                notBefore,
                Optional.empty());
    }

    /** What it will have read: a guess until it is done. */
    public long likelyObjects() {
        return status == Status.DONE ? totals.objects() : Math.max(expected, totals.objects());
    }

    public Task done() {
        return new Task(
                id,
                instanceId,
                range,
                expected,
                Status.DONE,
                lease.released(),
                position,
                runs,
                totals,
                quarantined,
                extraWork,
                failures,
                notBefore,
                lastFailure);
    }

    public Task released() {
        return new Task(
                id,
                instanceId,
                range,
                expected,
                Status.READY,
                lease.released(),
                position,
                runs,
                totals,
                quarantined,
                extraWork,
                failures,
                notBefore,
                lastFailure);
    }

    public Task failed(TaskFailure failure, Instant retryAt) {
        return new Task(
                id,
                instanceId,
                range,
                expected,
                Status.READY,
                lease.released(),
                position,
                runs,
                totals,
                quarantined,
                extraWork,
                failures + 1,
                retryAt,
                Optional.of(failure));
    }
}
