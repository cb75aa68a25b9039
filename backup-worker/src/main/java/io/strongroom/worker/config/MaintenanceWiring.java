package io.strongroom.worker.config;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.worker.adapter.out.metrics.CountedMaintenance;
import io.strongroom.worker.adapter.out.mongo.MongoCondemnedChunks;
import io.strongroom.worker.adapter.out.mongo.MongoKeepingRecords;
import io.strongroom.worker.adapter.out.mongo.MongoMaintenanceLedger;
import io.strongroom.worker.adapter.out.mongo.MongoRetentionRepository;
import io.strongroom.worker.adapter.out.mongo.StoreClock;
import io.strongroom.worker.application.port.in.DeleteBackups;
import io.strongroom.worker.application.port.in.KeepBackups;
import io.strongroom.worker.application.port.in.RunMaintenance;
import io.strongroom.worker.application.port.in.WatchQueue;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.KeepingRecords;
import io.strongroom.worker.application.port.out.MaintenanceLedger;
import io.strongroom.worker.application.port.out.RetentionRepository;
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.application.port.out.SnapshotStores;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.application.service.ExpireBackupsService;
import io.strongroom.worker.application.service.KeepBackupsService;
import io.strongroom.worker.application.service.PruneService;
import io.strongroom.worker.application.service.RunMaintenanceService;
import io.strongroom.worker.application.service.RunMaintenanceService.Planned;
import io.strongroom.worker.application.service.WatchQueueService;
import io.strongroom.worker.application.snapshot.StoredChunks;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/** The services that look after what is stored. */
@Dependent
class MaintenanceWiring {
    private static final Duration SHORTEST_GRACE = Duration.ofHours(24);

    @Produces
    @Singleton
    MaintenanceLedger maintenanceLedger(MongoDatabase database, StoreClock clock) {
        return new MongoMaintenanceLedger(database, clock);
    }

    @Produces
    @Singleton
    KeepingRecords keepingRecords(MongoDatabase database) {
        return new MongoKeepingRecords(database);
    }

    @Produces
    @Singleton
    RetentionRepository retentionRepository(MongoDatabase database) {
        return new MongoRetentionRepository(database);
    }

    @Produces
    @Singleton
    KeepBackups keepBackups(
            JobLedger jobs,
            KeepingRecords keeping,
            RetentionRepository rules,
            MaintenanceLedger maintenance,
            WorkerConfig config) {
        return new KeepBackupsService(
                jobs, keeping, rules, maintenance, config.retention().minimum());
    }

    @Produces
    @Singleton
    WatchQueue watchQueue(JobLedger jobs, TaskLedger tasks) {
        return new WatchQueueService(jobs, tasks);
    }

    @Produces
    @Singleton
    RunMaintenance runMaintenance(
            JobLedger jobs,
            KeepingRecords keeping,
            RetentionRepository rules,
            DeleteBackups deletions,
            TaskLedger tasks,
            SnapshotRoots roots,
            SnapshotStores stores,
            StoredChunks chunks,
            MongoDatabase database,
            MaintenanceLedger maintenance,
            MeterRegistry meters,
            WorkerConfig config) {
        ExpireBackupsService retention = new ExpireBackupsService(
                jobs, keeping, rules, deletions, config.retention().minimum());
        PruneService prune = new PruneService(
                jobs,
                tasks,
                roots,
                stores,
                chunks,
                new MongoCondemnedChunks(database),
                Clock.systemUTC(),
                grace(config.prune()));
        return new RunMaintenanceService(
                config.name().orElseGet(ProcessName::fresh),
                maintenance,
                Map.of(
                        MaintenanceTask.RETENTION,
                        new Planned(retention, config.retention().every()),
                        MaintenanceTask.PRUNE,
                        new Planned(prune, config.prune().every())),
                new CountedMaintenance(meters),
                Executors.newCachedThreadPool(WorkerWiring.daemons("maintenance")),
                System::nanoTime);
    }

    private static Duration grace(WorkerConfig.Prune config) {
        Duration told = config.grace().compareTo(SHORTEST_GRACE) < 0 ? SHORTEST_GRACE : config.grace();
        return config.testGrace().orElse(told);
    }
}
