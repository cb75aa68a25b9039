package io.strongroom.worker.config;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.assets.AssetsClient;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.egress.EgressPolicy;
import io.strongroom.worker.adapter.out.assets.CallTimes;
import io.strongroom.worker.adapter.out.assets.HttpAssetSource;
import io.strongroom.worker.adapter.out.assets.MeasuredSiteCapacity;
import io.strongroom.worker.adapter.out.assets.SiteLoad;
import io.strongroom.worker.adapter.out.assets.TimedRateBudget;
import io.strongroom.worker.adapter.out.compression.ZstdFrameCompression;
import io.strongroom.worker.adapter.out.crypto.TenantKey;
import io.strongroom.worker.adapter.out.crypto.TinkSnapshotKeys;
import io.strongroom.worker.adapter.out.json.JsonObjectTexts;
import io.strongroom.worker.adapter.out.mongo.MongoKeyRings;
import io.strongroom.worker.adapter.out.mongo.MongoLoadProfiles;
import io.strongroom.worker.adapter.out.mongo.MongoSnapshotRoots;
import io.strongroom.worker.adapter.out.mongo.SharedRateBudget;
import io.strongroom.worker.adapter.out.mongo.StoreClock;
import io.strongroom.worker.adapter.out.storage.FileSystemSnapshotStore;
import io.strongroom.worker.adapter.out.storage.MeteredSnapshotStore;
import io.strongroom.worker.adapter.out.storage.MongoSnapshotStore;
import io.strongroom.worker.adapter.out.storage.PooledSnapshotStores;
import io.strongroom.worker.adapter.out.storage.RetryingSnapshotStore;
import io.strongroom.worker.application.port.in.AcceptBackup;
import io.strongroom.worker.application.port.in.BrowseSnapshot;
import io.strongroom.worker.application.port.in.DeleteBackups;
import io.strongroom.worker.application.port.in.FollowSiteLoad;
import io.strongroom.worker.application.port.in.PublishProgress;
import io.strongroom.worker.application.port.in.RotateSnapshotKey;
import io.strongroom.worker.application.port.in.TakeWork;
import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.port.in.ViewBackups;
import io.strongroom.worker.application.port.out.AssetSource;
import io.strongroom.worker.application.port.out.CredentialProvider;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.KeepingRecords;
import io.strongroom.worker.application.port.out.KeyRings;
import io.strongroom.worker.application.port.out.LogContext;
import io.strongroom.worker.application.port.out.ProgressPublisher;
import io.strongroom.worker.application.port.out.SiteCapacity;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStores;
import io.strongroom.worker.application.port.out.StorageDirectory;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.application.service.AcceptBackupService;
import io.strongroom.worker.application.service.BackupCoordinator;
import io.strongroom.worker.application.service.BackupPlanner;
import io.strongroom.worker.application.service.BrowseSnapshotService;
import io.strongroom.worker.application.service.BrowseStoredSnapshot;
import io.strongroom.worker.application.service.DeleteBackupsService;
import io.strongroom.worker.application.service.ExtraTaskReader;
import io.strongroom.worker.application.service.FollowSiteLoadService;
import io.strongroom.worker.application.service.IssueReader;
import io.strongroom.worker.application.service.LateReader;
import io.strongroom.worker.application.service.PublishProgressService;
import io.strongroom.worker.application.service.RotateSnapshotKeyService;
import io.strongroom.worker.application.service.SnapshotSealer;
import io.strongroom.worker.application.service.TakeWorkService;
import io.strongroom.worker.application.service.TaskReader;
import io.strongroom.worker.application.service.VerifySnapshotService;
import io.strongroom.worker.application.service.ViewBackupsService;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.SnapshotAssembler;
import io.strongroom.worker.application.snapshot.StoredChunks;
import io.strongroom.worker.domain.job.PageSize;
import io.strongroom.worker.domain.job.QuarantineLimit;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every service with its adapters and their decorators. */
@Dependent
class WorkerWiring {
    private static final int DEFINITION_CALLS_AT_ONCE = 8;

    @Produces
    @Singleton
    MongoDatabase database(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        return client.getDatabase(name);
    }

    @Produces
    @Singleton
    StoreClock storeClock(MongoDatabase database) {
        return new StoreClock(database, Clock.systemUTC(), System::nanoTime);
    }

    @Produces
    @Singleton
    SharedRateBudget rateBudget(MongoDatabase database, StoreClock clock, WorkerConfig config) {
        return new SharedRateBudget(
                database, clock, config.rate().headroom(), config.rate().requestsPerMinute());
    }

    @Produces
    @Singleton
    CallTimes callTimes(MeterRegistry registry) {
        return new CallTimes(registry);
    }

    @Produces
    @Singleton
    SiteLoad siteLoad(CallTimes times) {
        return new SiteLoad(times, Clock.systemUTC());
    }

    @Produces
    @Singleton
    FollowSiteLoad followSiteLoad(SiteLoad load, MongoDatabase database) {
        return new FollowSiteLoadService(load, new MongoLoadProfiles(database, Clock.systemUTC()), Clock.systemUTC());
    }

    @Produces
    @Singleton
    AssetsClient assetsClient(SharedRateBudget budget, CallTimes times, SiteLoad load, WorkerConfig config) {
        return AssetsClient.builder()
                .egress(EgressPolicy.allowing(
                        config.egress().developmentAddresses().orElse("")))
                .rateBudget(new TimedRateBudget(budget, times, System::nanoTime))
                .observer(load)
                .userAgent("Strongroom backup-worker")
                .build();
    }

    void close(@Disposes AssetsClient client) {
        client.close();
    }

    @Produces
    @Singleton
    MeasuredSiteCapacity siteCapacity(CallTimes times, SharedRateBudget budget, WorkerConfig config) {
        return new MeasuredSiteCapacity(
                times,
                site -> Math.min(budget.perSecond(site, Endpoint.AQL), budget.perSecond(site, Endpoint.AQL_OF_HOST)),
                config.rate().mostInFlightPerSite());
    }

    @Produces
    @Singleton
    AssetSource assetSource(
            AssetsClient client,
            CredentialProvider credentials,
            MeasuredSiteCapacity capacity,
            CallTimes times,
            SiteLoad load) {
        return new HttpAssetSource(
                client,
                credentials,
                capacity,
                times,
                load,
                Executors.newFixedThreadPool(DEFINITION_CALLS_AT_ONCE, daemons("definitions")));
    }

    @Produces
    @Singleton
    PooledSnapshotStores snapshotStores(
            MongoDatabase database, StorageDirectory directory, MeterRegistry meters, WorkerConfig config) {
        SnapshotStore managed =
                switch (config.store().kind()) {
                    case FILESYSTEM ->
                        new FileSystemSnapshotStore(config.store().folder());
                    case MONGODB -> patient(new MongoSnapshotStore(database), meters, "managed", config);
                };
        PooledSnapshotStores stores = new PooledSnapshotStores(
                managed,
                directory,
                config.egress().developmentAddresses().stream()
                        .flatMap(list -> Arrays.stream(list.split(",", -1)))
                        .map(String::strip)
                        .collect(Collectors.toSet()),
                config.store().caFile(),
                store -> patient(store, meters, "own", config),
                System::nanoTime);
        Gauge.builder("snapshot_store_clients", stores, PooledSnapshotStores::openClients)
                .description("Customers' databases that this worker is connected to")
                .register(meters);
        return stores;
    }

    void close(@Disposes PooledSnapshotStores stores) {
        stores.close();
    }

    private static SnapshotStore patient(
            SnapshotStore store, MeterRegistry meters, String storage, WorkerConfig config) {
        return new RetryingSnapshotStore(
                new MeteredSnapshotStore(store, meters, storage),
                new RetryingSnapshotStore.Policy(
                        config.store().patience(), config.store().retryPause()),
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                System::nanoTime);
    }

    @Produces
    @Singleton
    SnapshotRoots snapshotRoots(MongoDatabase database) {
        return new MongoSnapshotRoots(database);
    }

    @Produces
    @Singleton
    KeyRings keyRings(MongoDatabase database) {
        return new MongoKeyRings(database);
    }

    @Produces
    @Singleton
    TinkSnapshotKeys snapshotKeys(KeyRings rings, WorkerConfig config) {
        return TinkSnapshotKeys.open(
                () -> TenantKey.allFrom(
                        config.snapshotKey().value(), config.snapshotKey().file()),
                rings,
                () -> UUID.randomUUID().toString());
    }

    @Produces
    @Singleton
    RotateSnapshotKey rotateSnapshotKey(KeyRings rings, TinkSnapshotKeys keys) {
        return new RotateSnapshotKeyService(rings, keys);
    }

    @Produces
    @Singleton
    StoredChunks storedChunks(SnapshotStores stores, SnapshotRoots roots, SnapshotKeys keys) {
        return new StoredChunks(stores, roots, keys, new ZstdFrameCompression());
    }

    @Produces
    @Singleton
    VerifySnapshot verifySnapshot(StoredChunks chunks) {
        return command -> new VerifySnapshotService(chunks.readerOf(command.snapshotId())).verify(command);
    }

    @Produces
    @Singleton
    BrowseSnapshot browseSnapshot(StoredChunks chunks) {
        JsonObjectTexts texts = new JsonObjectTexts();
        return new BrowseStoredSnapshot(id -> new BrowseSnapshotService(chunks.readerOf(id), texts));
    }

    @Produces
    @Singleton
    PublishProgress publishProgress(JobLedger jobs, ProgressPublisher publisher) {
        return new PublishProgressService(jobs, publisher);
    }

    @Produces
    @Singleton
    ViewBackups viewBackups(JobLedger jobs, PublishProgress progress) {
        return new ViewBackupsService(jobs, progress);
    }

    @Produces
    @Singleton
    DeleteBackups deleteBackups(
            JobLedger jobs, TaskLedger tasks, SnapshotRoots roots, KeepingRecords keeping, PublishProgress progress) {
        return new DeleteBackupsService(jobs, tasks, roots, keeping, progress);
    }

    @Produces
    @Singleton
    AcceptBackup acceptBackup(JobLedger jobs, PublishProgress progress, TakeWork work) {
        return new AcceptBackupService(jobs, progress, work);
    }

    @Produces
    @Singleton
    BackupCoordinator backupCoordinator(
            JobLedger jobs,
            TaskLedger tasks,
            AssetSource source,
            StoredChunks chunks,
            SnapshotRoots roots,
            SnapshotStores stores,
            PublishProgress progress,
            WorkerConfig config) {
        return new BackupCoordinator(
                jobs,
                tasks,
                source,
                new BackupPlanner(config.indexLag()),
                stores,
                storage -> new LateReader(
                        () -> new ObjectPacker(chunks.in(storage)),
                        config.pages().first()),
                storage -> new SnapshotSealer(
                        new SnapshotAssembler(chunks.in(storage), roots),
                        () -> new ObjectPacker(chunks.in(storage)),
                        stores.of(storage)),
                progress,
                new QuarantineLimit(
                        config.quarantine().objects(), config.quarantine().share()),
                System::nanoTime);
    }

    @Produces
    @Singleton
    TakeWork takeWork(
            JobLedger jobs,
            TaskLedger tasks,
            AssetSource source,
            SiteCapacity capacity,
            StoredChunks chunks,
            SnapshotRoots roots,
            BackupCoordinator coordinator,
            PublishProgress progress,
            LogContext logContext,
            MeterRegistry registry,
            WorkerConfig config) {
        ExecutorService threads = Executors.newCachedThreadPool(daemons("work"));
        TakeWorkService service = new TakeWorkService(
                config.name().orElseGet(ProcessName::fresh),
                new TakeWorkService.Limits(config.coordinatedJobs(), config.taskSlots()),
                jobs,
                tasks,
                source,
                capacity,
                storage -> new ObjectPacker(chunks.in(storage)),
                new TaskReader(
                        tasks,
                        PageSize.startingAt(
                                config.pages().first(), config.pages().most()),
                        System::nanoTime),
                new ExtraTaskReader(
                        tasks,
                        storage -> new SnapshotAssembler(chunks.in(storage), roots),
                        new IssueReader(tasks, System::nanoTime)),
                coordinator,
                progress,
                logContext,
                threads,
                System::nanoTime);
        Gauge.builder("backup_running_tasks", service, TakeWorkService::runningTasks)
                .description("Tasks that this worker reads")
                .register(registry);
        Gauge.builder("backup_coordinated_jobs", service, TakeWorkService::coordinatedJobs)
                .description("Backups that this worker coordinates")
                .register(registry);
        return service;
    }

    static java.util.concurrent.ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
