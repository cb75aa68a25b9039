package io.strongroom.worker.application.service;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strongroom.worker.adapter.out.compression.ZstdFrameCompression;
import io.strongroom.worker.application.port.out.InMemoryJobLedger;
import io.strongroom.worker.application.port.out.InMemorySnapshotStores;
import io.strongroom.worker.application.port.out.InMemoryTaskLedger;
import io.strongroom.worker.application.port.out.RecordingProgressPublisher;
import io.strongroom.worker.application.port.out.ScriptedAssetSource;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.SnapshotAssembler;
import io.strongroom.worker.application.snapshot.StoredChunks;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.JobFixtures;
import io.strongroom.worker.domain.job.PageSize;
import io.strongroom.worker.domain.job.QuarantineLimit;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Workers over one ledger, one store and one site, all on the heap. */
final class Workshop implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);

    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final AtomicLong skipped = new AtomicLong();
    final Vault vault = new Vault();
    final ScriptedAssetSource source = new ScriptedAssetSource();
    final InMemoryJobLedger jobs = new InMemoryJobLedger(now::get);
    final InMemoryTaskLedger tasks = new InMemoryTaskLedger(now::get);
    final RecordingProgressPublisher publisher = new RecordingProgressPublisher();
    final PublishProgressService progress = new PublishProgressService(jobs, publisher);
    final InMemorySnapshotStores stores = new InMemorySnapshotStores(vault.chunkStore);
    final StoredChunks chunks = new StoredChunks(stores, vault.rootStore, vault.keys, new ZstdFrameCompression());
    private final List<ExecutorService> threads = new ArrayList<>();

    TakeWorkService worker(String name) {
        ExecutorService own = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            // a test that kills a worker expects its threads to end with an error
            thread.setUncaughtExceptionHandler((dead, reason) -> {});
            return thread;
        });
        threads.add(own);
        return new TakeWorkService(
                name,
                new TakeWorkService.Limits(4, 3),
                jobs,
                tasks,
                source,
                instance -> 4,
                this::packer,
                new TaskReader(tasks, PageSize.startingAt(10, 20), this::nanos),
                new ExtraTaskReader(
                        tasks,
                        storage -> new SnapshotAssembler(chunks.in(storage), vault.rootStore),
                        new IssueReader(tasks, this::nanos)),
                coordinator(),
                progress,
                (request, work) -> work.run(),
                own,
                this::nanos);
    }

    private BackupCoordinator coordinator() {
        return new BackupCoordinator(
                jobs,
                tasks,
                source,
                new BackupPlanner(Duration.ofMinutes(5)),
                stores,
                storage -> new LateReader(() -> packer(storage), 10),
                storage -> new SnapshotSealer(
                        new SnapshotAssembler(chunks.in(storage), vault.rootStore),
                        () -> packer(storage),
                        stores.of(storage)),
                progress,
                new QuarantineLimit(100, 0.001),
                this::nanos);
    }

    private ObjectPacker packer(StorageId storage) {
        return new ObjectPacker(chunks.in(storage));
    }

    private long nanos() {
        return System.nanoTime() + skipped.get();
    }

    AcceptBackupService acceptance(TakeWorkService worker) {
        return new AcceptBackupService(jobs, progress, worker);
    }

    Job job() {
        return jobs.find(aBackupId(1)).orElseThrow();
    }

    Job awaitEnd() {
        await().atMost(SOON).untilAsserted(() -> assertThat(job().isFinished()).isTrue());
        return job();
    }

    void awaitPause() {
        await().atMost(SOON).untilAsserted(() -> assertThat(job().pause()).isPresent());
    }

    SortedMap<Long, String> snapshot() {
        assertThat(vault.rootStore.roots).hasSize(1);
        Map.Entry<?, SnapshotRoot> root = vault.rootStore.roots.firstEntry();
        assertThat(root.getValue().id().value()).isEqualTo(aBackupId(1).value());
        assertThat(root.getValue().schemaId()).isEqualTo(JobFixtures.SCHEMA);
        return StoredObjects.in(vault, root.getValue());
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdownNow);
    }
}
