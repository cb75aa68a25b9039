package io.strongroom.worker.domain.maintenance;

import io.strongroom.worker.domain.job.Lease;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where one maintenance task stands. Stored by compare-and-set on {@code version}; who runs it holds the lease and names its
 * fence with every change.
 *
 * @param requested whether somebody wants it to run before its time
 * @param runningSince when the run began that has not ended, also if the worker that began it is dead
 * @param nextAt when it is due by itself
 */
public record Maintenance(
        MaintenanceTask task,
        Lease lease,
        boolean requested,
        boolean stopRequested,
        Optional<Instant> runningSince,
        long done,
        long total,
        Instant nextAt,
        Optional<LastRun> last,
        long version) {

    /** How a run ended. */
    public enum Outcome {
        DONE,
        STOPPED,
        FAILED
    }

    /** The counts say what was done, also by a run that did not come to its end; the detail is for people. */
    public record LastRun(
            Instant startedAt, Instant endedAt, Outcome outcome, Map<String, Long> counts, String detail) {
        public LastRun {
            counts = Map.copyOf(new TreeMap<>(counts));
        }
    }

    /** In the words of the public contract. */
    public enum PublicState {
        IDLE,
        QUEUED,
        RUNNING,
        STOPPING
    }

    public PublicState publicState() {
        if (runningSince.isPresent()) {
            return stopRequested ? PublicState.STOPPING : PublicState.RUNNING;
        }
        return requested ? PublicState.QUEUED : PublicState.IDLE;
    }

    /** One that never ran is due. */
    public static Maintenance idle(MaintenanceTask task) {
        return new Maintenance(
                task, Lease.none(), false, false, Optional.empty(), 0, 0, Instant.EPOCH, Optional.empty(), 0);
    }

    /** Whether a worker should begin, or go on where another one died. */
    public boolean isDue(Instant now) {
        return lease.isFree(now) && (requested || runningSince.isPresent() || !nextAt.isAfter(now));
    }

    public Maintenance claimedBy(String owner, Instant now) {
        return new Maintenance(
                task,
                lease.takenBy(owner, now),
                false,
                stopRequested,
                Optional.of(runningSince.orElse(now)),
                0,
                0,
                nextAt,
                last,
                version);
    }

    public Maintenance heldUntil(Instant until) {
        return new Maintenance(
                task,
                new Lease(lease.owner(), lease.fence(), until),
                requested,
                stopRequested,
                runningSince,
                done,
                total,
                nextAt,
                last,
                version);
    }

    public Maintenance advanced(long newDone, long newTotal) {
        return new Maintenance(
                task, lease, requested, stopRequested, runningSince, newDone, newTotal, nextAt, last, version);
    }

    /** It begins soon; what runs already runs once more after its end. */
    public Maintenance requestedBySomebody() {
        return new Maintenance(task, lease, true, stopRequested, runningSince, done, total, nextAt, last, version);
    }

    /** A run ends at its next step; one that has not begun does not begin. */
    public Maintenance stopRequestedBySomebody() {
        return new Maintenance(
                task, lease, false, runningSince.isPresent(), runningSince, done, total, nextAt, last, version);
    }

    public Maintenance ended(LastRun result, Instant dueAt) {
        return new Maintenance(
                task, lease.released(), requested, false, Optional.empty(), 0, 0, dueAt, Optional.of(result), version);
    }

    /** The worker goes away and leaves the rest to another one. */
    public Maintenance released() {
        return new Maintenance(
                task, lease.released(), requested, stopRequested, runningSince, done, total, nextAt, last, version);
    }
}
