package io.strongroom.sync.domain.sync;

import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SyncFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The sync that runs, or the last one that ran. There is one for all replicas; whoever holds its lease works on it.
 * {@code firstFence} is the fence before the first claim, so the difference counts the attempts.
 */
public record SyncRun(
        SyncId id,
        String correlationId,
        Instant startedAt,
        Phase phase,
        Lease lease,
        long firstFence,
        List<InstanceSync> instances,
        long revision) {
    /** A sync that was claimed so often and did not end will not end. */
    public static final int MAX_ATTEMPTS = 5;

    public SyncRun {
        instances = List.copyOf(instances);
    }

    public static SyncRun first(SyncId id, String correlationId, Instant now) {
        return new SyncRun(id, correlationId, now, new Running(), new Lease(0, Instant.EPOCH), 0, List.of(), 0);
    }

    /** The sync after this one; empty while this one runs. */
    public Optional<SyncRun> next(SyncId newId, String newCorrelationId, Instant now) {
        if (phase instanceof Running) {
            return Optional.empty();
        }
        Lease free = new Lease(lease.fence(), Instant.EPOCH);
        return Optional.of(
                new SyncRun(newId, newCorrelationId, now, new Running(), free, lease.fence(), List.of(), revision));
    }

    /** Takes the lease; empty when nothing is to do or somebody else has it. */
    public Optional<SyncRun> claim(Instant now, Duration leaseTime) {
        if (!(phase instanceof Running) || !lease.isOver(now)) {
            return Optional.empty();
        }
        if (lease.fence() - firstFence >= MAX_ATTEMPTS) {
            SyncFailure failure = new SyncFailure("sync.gave-up", "The sync was started again too often.");
            return Optional.of(with(new Broken(now, failure), lease, instances));
        }
        return Optional.of(with(phase, lease.next(now.plus(leaseTime)), instances));
    }

    public boolean isRunning() {
        return phase instanceof Running;
    }

    /** What an earlier attempt has finished is not done again. */
    public boolean hasEnded(InstanceId instanceId) {
        return instances.stream().anyMatch(sync -> sync.instanceId().equals(instanceId) && sync.hasEnded());
    }

    public SyncRun started(InstanceId instanceId, Instant now) {
        return replaced(new InstanceSync(instanceId, now, new InstanceSync.Running()));
    }

    public SyncRun succeeded(InstanceId instanceId, InstanceSync.Counts counts, Instant now) {
        return replaced(ended(instanceId, new InstanceSync.Succeeded(now, counts), now));
    }

    public SyncRun failed(InstanceId instanceId, SyncFailure failure, Instant now) {
        return replaced(ended(instanceId, new InstanceSync.Failed(now, failure), now));
    }

    public SyncRun finished(Instant now) {
        return with(new Finished(now), lease, instances);
    }

    /** Nothing could be synced at all. */
    public SyncRun broken(SyncFailure failure, Instant now) {
        return with(new Broken(now, failure), lease, instances);
    }

    /** The event that tells how the instance stands once this is stored. */
    public SyncChanged changed(InstanceId instanceId, Instant now) {
        InstanceSync sync = find(instanceId).orElseThrow(() -> new IllegalArgumentException("instance is not synced"));
        return new SyncChanged(id, instanceId, sync.stage().word(), revision + 1, now);
    }

    /** As the contract writes it; one failed instance makes the sync failed. */
    public String word() {
        return phase.match(
                () -> "RUNNING",
                finished -> instances.stream().anyMatch(sync -> sync.stage() instanceof InstanceSync.Failed)
                        ? "FAILED"
                        : "SUCCEEDED",
                broken -> "FAILED");
    }

    private InstanceSync ended(InstanceId instanceId, InstanceSync.Stage stage, Instant now) {
        Instant started = find(instanceId).map(InstanceSync::startedAt).orElse(now);
        return new InstanceSync(instanceId, started, stage);
    }

    private Optional<InstanceSync> find(InstanceId instanceId) {
        return instances.stream()
                .filter(sync -> sync.instanceId().equals(instanceId))
                .findFirst();
    }

    private SyncRun replaced(InstanceSync changed) {
        List<InstanceSync> next = new ArrayList<>(instances);
        next.removeIf(sync -> sync.instanceId().equals(changed.instanceId()));
        next.add(changed);
        return with(phase, lease, next);
    }

    private SyncRun with(Phase newPhase, Lease newLease, List<InstanceSync> newInstances) {
        return new SyncRun(id, correlationId, startedAt, newPhase, newLease, firstFence, newInstances, revision);
    }

    public SyncRun leasedUntil(Instant until) {
        return with(phase, new Lease(lease.fence(), until), instances);
    }

    /** The same, as it is stored after one more write. */
    public SyncRun stored() {
        return new SyncRun(id, correlationId, startedAt, phase, lease, firstFence, instances, revision + 1);
    }

    public sealed interface Phase {
        default <T> T match(Supplier<T> running, Function<Finished, T> finished, Function<Broken, T> broken) {
            if (this instanceof Finished f) {
                return finished.apply(f);
            }
            return this instanceof Broken b ? broken.apply(b) : running.get();
        }
    }

    public record Running() implements Phase {}

    public record Finished(Instant at) implements Phase {}

    public record Broken(Instant at, SyncFailure failure) implements Phase {}
}
