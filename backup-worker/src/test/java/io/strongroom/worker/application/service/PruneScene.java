package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static io.strongroom.worker.domain.job.JobFixtures.aRequest;

import io.strongroom.worker.adapter.out.compression.ZstdFrameCompression;
import io.strongroom.worker.application.port.out.InMemoryCondemnedChunks;
import io.strongroom.worker.application.port.out.InMemoryJobLedger;
import io.strongroom.worker.application.port.out.InMemorySnapshotStores;
import io.strongroom.worker.application.port.out.InMemoryTaskLedger;
import io.strongroom.worker.application.snapshot.StoredChunks;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.job.BackupRequest.Trigger;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** A store with backups in it, one clock, and prune. */
final class PruneScene {
    static final Duration GRACE = Duration.ofHours(24);

    Instant now = NOW;
    Duration clockDifference = Duration.ZERO;
    final Vault vault = new Vault();
    final InMemoryJobLedger jobs = new InMemoryJobLedger(() -> now);
    final InMemoryTaskLedger tasks = new InMemoryTaskLedger(() -> now);
    final InMemorySnapshotStores stores = new InMemorySnapshotStores(vault.chunkStore);
    final InMemoryCondemnedChunks condemned = new InMemoryCondemnedChunks();
    final StoredChunks chunks = new StoredChunks(stores, vault.rootStore, vault.keys, new ZstdFrameCompression());
    final Map<String, Long> counts = new TreeMap<>();
    private int steps;
    private int dieAt = Integer.MAX_VALUE;

    /** A prune that is killed at a step of its way. */
    void pruneDyingAt(int step) {
        steps = 0;
        dieAt = step;
        try {
            prune();
        } catch (Killed e) {
            counts.merge("kills", 1L, Long::sum);
        } finally {
            dieAt = Integer.MAX_VALUE;
        }
    }

    void prune() {
        new PruneService(jobs, tasks, vault.rootStore, stores, chunks, condemned, workerClock(), GRACE).run(watch());
    }

    private Clock workerClock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.plus(clockDifference);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("only instants are asked for");
            }
        };
    }

    private MaintenanceWork.Watch watch() {
        return new MaintenanceWork.Watch() {
            @Override
            public void step(long done, long total) {
                if (++steps >= dieAt) {
                    throw new Killed();
                }
            }

            @Override
            public void count(String what, long by) {
                counts.merge(what, by, Long::sum);
            }

            @Override
            public void note(String detail) {}
        };
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    /** A backup that runs from now on. */
    Job running(int number, Storage storage) {
        jobs.add(Job.accepted(aRequest(number, Trigger.MANUAL, now)));
        return jobs.change(aBackupId(number), job -> job.storedIn(storage).started(now));
    }

    /** The worker's process ended. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
