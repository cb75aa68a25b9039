package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.CondemnedChunks;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.SnapshotStores;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.application.snapshot.ReachableChunks;
import io.strongroom.worker.application.snapshot.StoredChunks;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.prune.MarkedChunks;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.storage.StorageId;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Removes chunks that nobody needs, storage by storage: marks what is needed, condemns the rest, and deletes what has been
 * condemned for the grace period and is still not needed. It never deletes what was condemned after the start of a backup
 * that still runs: so whatever that backup has written stays, whether or not anything names it yet. Every step may be repeated, and a worker may die between any two.
 */
public final class PruneService implements MaintenanceWork {
    private static final System.Logger LOGGER = System.getLogger(PruneService.class.getName());
    private static final Duration MOST_DIFFERENCE = Duration.ofMinutes(2);
    private static final int CHUNKS_AT_ONCE = 1_000;
    private static final int ROOTS_AT_ONCE = 20;

    private final JobLedger jobs;
    private final TaskLedger tasks;
    private final SnapshotRoots roots;
    private final SnapshotStores stores;
    private final StoredChunks chunks;
    private final CondemnedChunks condemned;
    private final Clock clock;
    private final Duration grace;

    public PruneService(
            JobLedger jobs,
            TaskLedger tasks,
            SnapshotRoots roots,
            SnapshotStores stores,
            StoredChunks chunks,
            CondemnedChunks condemned,
            Clock clock,
            Duration grace) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.roots = roots;
        this.stores = stores;
        this.chunks = chunks;
        this.condemned = condemned;
        this.clock = clock;
        this.grace = grace;
    }

    @Override
    public void run(Watch watch) {
        requireOneTime();
        List<StorageId> storages = storages();
        for (int done = 0; done < storages.size(); done++) {
            watch.step(done, storages.size());
            StorageId storage = storages.get(done);
            try {
                prune(storage, new Progress(watch, done, storages.size()));
            } catch (SnapshotStoreUnavailableException | SnapshotStoreRejectedException | CorruptSnapshotException e) {
                watch.count("storagesLeftAlone", 1);
                watch.note("Storage " + storage + " is left as it is: " + e.getMessage());
                LOGGER.log(Level.WARNING, "Storage {0} is not pruned this time: {1}", storage, e.getMessage());
            }
        }
    }

    /** The store's clock decides; a great difference means that one of them cannot be trusted, and nobody knows which. */
    private void requireOneTime() {
        Duration difference = Duration.between(clock.instant(), jobs.now()).abs();
        if (difference.compareTo(MOST_DIFFERENCE) > 0) {
            LOGGER.log(Level.ERROR, "Nothing is pruned: this clock and the store''s differ by {0}", difference);
            throw new MaintenanceRefusedException(
                    "The clocks of the worker and of the document store differ by " + difference.toSeconds() + " s.");
        }
    }

    /** Also those that only removed backups were in. */
    private List<StorageId> storages() {
        Set<String> ids = new TreeSet<>(Set.of(StorageId.MANAGED.value()));
        roots.storages().forEach(id -> ids.add(id.value()));
        jobs.storages().forEach(id -> ids.add(id.value()));
        return ids.stream().map(StorageId::new).toList();
    }

    private record Progress(Watch watch, int done, int total) {
        void step() {
            watch.step(done, total);
        }
    }

    private void prune(StorageId storage, Progress progress) {
        Instant oldest = startOfOldestBackup(storage);
        MarkedChunks needed = mark(storage, progress);
        for (ChunkKind kind : ChunkKind.values()) {
            sweep(storage, kind, needed, oldest, progress);
        }
    }

    /** Read before anything is marked: a backup that has ended by then has its root where it is seen. */
    private Instant startOfOldestBackup(StorageId storage) {
        return jobs.active().stream()
                .filter(job -> job.storageId().equals(storage))
                .flatMap(job -> job.startedAt().stream())
                .min(Instant::compareTo)
                .map(start -> start.minus(MOST_DIFFERENCE))
                .orElse(Instant.MAX);
    }

    private MarkedChunks mark(StorageId storage, Progress progress) {
        MarkedChunks needed = new MarkedChunks();
        ReachableChunks reachable = new ReachableChunks(chunks.in(storage), needed::mark);
        markPinned(storage, reachable, progress);
        String after = "";
        List<SnapshotRoots.Stored> page;
        do {
            page = roots.after(after, ROOTS_AT_ONCE);
            for (SnapshotRoots.Stored stored : page) {
                progress.step();
                after = stored.root().id().value();
                if (stored.storage().equals(storage)) {
                    reachable.addRoot(stored.root());
                }
            }
        } while (page.size() == ROOTS_AT_ONCE);
        markPinned(storage, reachable, progress);
        markRuns(storage, reachable, progress);
        return needed;
    }

    /**
     * What running backups build on is in their storage. Looked at before the roots and after them: who pins a root does so
     * while it is there, and who lets go has a root of its own.
     */
    private void markPinned(StorageId storage, ReachableChunks reachable, Progress progress) {
        roots.pinned().forEach((by, root) -> {
            progress.step();
            StorageId in =
                    jobs.find(new BackupId(by.value())).map(Job::storageId).orElseGet(() -> roots.storageOf(root.id()));
            if (in.equals(storage)) {
                reachable.addRoot(root);
            }
        });
    }

    /** Of every backup that the ledger still has tasks of: it runs, or another one may go on with what it has read. */
    private void markRuns(StorageId storage, ReachableChunks reachable, Progress progress) {
        Set<BackupId> live = tasks.backups();
        jobs.active().forEach(job -> live.add(job.id()));
        for (BackupId id : live) {
            Optional<Job> job = jobs.find(id).filter(found -> found.storageId().equals(storage));
            if (job.isPresent()) {
                List<String> runs = new ArrayList<>(job.get().gathered().lateRuns());
                tasks.of(id).forEach(task -> runs.addAll(task.runs()));
                for (String run : runs) {
                    progress.step();
                    reachable.addRun(ChunkId.parse(run));
                }
            }
        }
    }

    private void sweep(StorageId storage, ChunkKind kind, MarkedChunks needed, Instant oldest, Progress progress) {
        SnapshotStore store = stores.of(storage);
        Instant latest = jobs.now().minus(grace);
        Predicate<Instant> isOver = since -> !since.isAfter(latest) && since.isBefore(oldest);
        String after = "";
        boolean more = true;
        while (more) {
            progress.step();
            List<ChunkId> page = store.list(kind, after, CHUNKS_AT_ONCE);
            more = page.size() == CHUNKS_AT_ONCE;
            String upTo = more ? page.get(page.size() - 1).hash() : CondemnedChunks.END;
            Map<ChunkId, Instant> known = condemned.between(storage, kind, after, upTo);
            Verdicts verdicts = new Verdicts(page, known, needed, isOver);
            condemned.condemn(storage, verdicts.condemned, jobs.now());
            condemned.acquit(storage, verdicts.acquitted);
            progress.watch().count("chunksCondemned", verdicts.condemned.size());
            progress.watch().count("chunksAcquitted", verdicts.acquitted.size());
            for (ChunkId chunk : verdicts.deleted) {
                progress.step();
                store.delete(chunk);
                condemned.acquit(storage, List.of(chunk));
                progress.watch().count("chunksDeleted", 1);
            }
            after = upTo;
        }
    }

    /** What becomes of each chunk of a page, and of marks whose chunk is gone. */
    private static final class Verdicts {
        private final List<ChunkId> condemned = new ArrayList<>();
        private final List<ChunkId> acquitted = new ArrayList<>();
        private final List<ChunkId> deleted = new ArrayList<>();

        Verdicts(List<ChunkId> page, Map<ChunkId, Instant> known, MarkedChunks needed, Predicate<Instant> isOver) {
            for (ChunkId chunk : page) {
                Optional<Instant> since = Optional.ofNullable(known.get(chunk));
                if (needed.contains(chunk)) {
                    since.ifPresent(at -> acquitted.add(chunk));
                } else if (since.isEmpty()) {
                    condemned.add(chunk);
                } else if (isOver.test(since.get())) {
                    deleted.add(chunk);
                }
            }
            known.keySet().stream()
                    .filter(chunk -> Collections.binarySearch(page, chunk) < 0)
                    .forEach(acquitted::add);
        }
    }
}
