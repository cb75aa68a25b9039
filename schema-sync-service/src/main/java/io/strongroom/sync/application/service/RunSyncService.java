package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.in.RunSync;
import io.strongroom.sync.application.port.out.IdSource;
import io.strongroom.sync.application.port.out.InstanceDirectory;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.application.port.out.SourceRejectedException;
import io.strongroom.sync.application.port.out.SourceUnavailableException;
import io.strongroom.sync.application.port.out.SyncMeter;
import io.strongroom.sync.application.port.out.SyncRunRepository;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SyncFailure;
import io.strongroom.sync.domain.sync.InstanceSync;
import io.strongroom.sync.domain.sync.SyncRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works through the instances of one sync. Each step is stored before the next begins, so whoever takes over after a
 * crash repeats at most one instance, and repeating is harmless.
 */
public final class RunSyncService implements RunSync {
    private final SyncRunRepository runs;
    private final InstanceDirectory directory;
    private final InstanceRepository instances;
    private final CatalogueSync catalogue;
    private final PublishPendingEvents outbox;
    private final SyncMeter meter;
    private final IdSource ids;
    private final Clock clock;
    private final Duration leaseTime;
    private final AtomicReference<Optional<HeldLease>> held = new AtomicReference<>(Optional.empty());

    public RunSyncService(
            SyncRunRepository runs,
            InstanceDirectory directory,
            InstanceRepository instances,
            CatalogueSync catalogue,
            PublishPendingEvents outbox,
            SyncMeter meter,
            IdSource ids,
            Clock clock,
            Duration leaseTime) {
        this.runs = runs;
        this.directory = directory;
        this.instances = instances;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.meter = meter;
        this.ids = ids;
        this.clock = clock;
        this.leaseTime = leaseTime;
    }

    @Override
    public void runIfDue() {
        Optional<SyncRun> stored = runs.find();
        Optional<SyncRun> claimed = stored.flatMap(run -> run.claim(clock.instant(), leaseTime));
        if (claimed.isEmpty() || runs.save(claimed.get(), List.of()) == Saved.LOST_RACE) {
            return;
        }
        SyncRun mine = claimed.get().stored();
        if (!mine.isRunning()) {
            return;
        }
        HeldLease lease = new HeldLease(mine.lease().fence(), mine.lease().until(), runs, leaseTime, clock);
        held.set(Optional.of(lease));
        try {
            work(mine, lease);
        } finally {
            held.set(Optional.empty());
            outbox.publishPending();
        }
    }

    @Override
    public void heartbeat() {
        held.get().ifPresent(HeldLease::renew);
    }

    private void work(SyncRun claimed, HeldLease lease) {
        SyncRun run = claimed;
        try {
            List<Instance> inUse = directory.inUse();
            inUse.forEach(instances::save);
            for (Instance known : instances.findAll()) {
                if (!known.isSynced()) {
                    catalogue.markInactive(known.id(), lease, run.correlationId());
                }
            }
            for (Instance instance : inUse) {
                if (instance.isSynced() && !run.hasEnded(instance.id())) {
                    run = sync(run, instance, lease);
                }
            }
            saved(run.finished(clock.instant()), lease, List.of());
        } catch (SourceUnavailableException e) {
            saved(run.broken(new SyncFailure(e.code(), message(e)), clock.instant()), lease, List.of());
        } catch (SourceRejectedException e) {
            saved(run.broken(new SyncFailure(e.code(), message(e)), clock.instant()), lease, List.of());
        }
    }

    private SyncRun sync(SyncRun before, Instance instance, HeldLease lease) {
        InstanceId id = instance.id();
        Instant started = clock.instant();
        SyncRun run = announced(before.started(id, started), id, lease);
        try {
            InstanceSync.Counts counts = catalogue.sync(instance, lease, run.correlationId());
            run = announced(run.succeeded(id, counts, clock.instant()), id, lease);
        } catch (SourceUnavailableException e) {
            run = failed(run, id, new SyncFailure(e.code(), message(e)), lease);
        } catch (SourceRejectedException e) {
            run = failed(run, id, new SyncFailure(e.code(), message(e)), lease);
        }
        String outcome = run.instances().stream()
                .filter(sync -> sync.instanceId().equals(id))
                .map(sync -> sync.stage().word())
                .findFirst()
                .orElse("FAILED");
        meter.instanceSynced(outcome, Duration.between(started, clock.instant()));
        return run;
    }

    private SyncRun failed(SyncRun run, InstanceId id, SyncFailure failure, HeldLease lease) {
        lease.check();
        catalogue.markFailed(id, failure, lease, run.correlationId());
        return announced(run.failed(id, failure, clock.instant()), id, lease);
    }

    private SyncRun announced(SyncRun run, InstanceId id, HeldLease lease) {
        PendingEvent.OfSync event =
                new PendingEvent.OfSync(ids.nextEventId(), run.correlationId(), run.changed(id, clock.instant()));
        SyncRun stored = saved(run, lease, List.of(event));
        outbox.publishPending();
        return stored;
    }

    private SyncRun saved(SyncRun run, HeldLease lease, List<PendingEvent.OfSync> events) {
        lease.check();
        SyncRun extended = run.leasedUntil(lease.extend());
        if (runs.save(extended, events) == Saved.LOST_RACE) {
            throw new HeldLease.LostException();
        }
        return extended.stored();
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }
}
