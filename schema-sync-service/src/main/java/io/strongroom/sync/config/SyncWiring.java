package io.strongroom.sync.config;

import io.strongroom.assets.AssetsClient;
import io.strongroom.assets.egress.EgressPolicy;
import io.strongroom.sync.adapter.out.assets.HttpSchemaSource;
import io.strongroom.sync.adapter.out.random.SecureIdSource;
import io.strongroom.sync.application.port.in.BrowseSchemas;
import io.strongroom.sync.application.port.in.FollowBackups;
import io.strongroom.sync.application.port.in.FollowInstances;
import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.in.RemoveSchema;
import io.strongroom.sync.application.port.in.RunSync;
import io.strongroom.sync.application.port.in.SyncSchemas;
import io.strongroom.sync.application.port.out.EventPublisher;
import io.strongroom.sync.application.port.out.IdSource;
import io.strongroom.sync.application.port.out.InstanceDirectory;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.Outbox;
import io.strongroom.sync.application.port.out.SchemaGrid;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.application.port.out.SchemaSource;
import io.strongroom.sync.application.port.out.StoreUnavailableException;
import io.strongroom.sync.application.port.out.SyncMeter;
import io.strongroom.sync.application.port.out.SyncRunRepository;
import io.strongroom.sync.application.service.BrowseSchemasService;
import io.strongroom.sync.application.service.CatalogueSync;
import io.strongroom.sync.application.service.CatalogueWriter;
import io.strongroom.sync.application.service.FollowBackupsService;
import io.strongroom.sync.application.service.FollowInstancesService;
import io.strongroom.sync.application.service.PublishPendingEventsService;
import io.strongroom.sync.application.service.RemoveSchemaService;
import io.strongroom.sync.application.service.RunSyncService;
import io.strongroom.sync.application.service.SyncSchemasService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

@ApplicationScoped
class SyncWiring {
    private static final Logger LOGGER = Logger.getLogger(SyncWiring.class);

    // the store keeps milliseconds
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final IdSource ids = new SecureIdSource();

    @Produces
    @ApplicationScoped
    PublishPendingEvents publishPendingEvents(Instance<Outbox> outboxes, EventPublisher publisher) {
        return new PublishPendingEventsService(outboxes.stream().toList(), publisher, new OutageLog());
    }

    @Produces
    @Singleton
    AssetsClient assetsClient(SyncConfig config) {
        return AssetsClient.builder()
                .egress(EgressPolicy.allowing(config.developmentAddresses().orElse("")))
                .maxThrottledWait(Duration.ofMinutes(10))
                .build();
    }

    void close(@Disposes AssetsClient client) {
        client.close();
    }

    @Produces
    @Singleton
    SchemaSource schemaSource(AssetsClient client) {
        return new HttpSchemaSource(client);
    }

    @Produces
    @Singleton
    CatalogueWriter catalogueWriter(SchemaRepository schemas, SyncMeter meter) {
        return new CatalogueWriter(schemas, ids, meter, clock);
    }

    @Produces
    @ApplicationScoped
    RunSync runSync(
            SyncRunRepository runs,
            InstanceDirectory directory,
            InstanceRepository instances,
            SchemaSource source,
            SchemaRepository schemas,
            SchemaGrid grid,
            CatalogueWriter writer,
            PublishPendingEvents outbox,
            SyncMeter meter,
            SyncConfig config,
            ExecutorService workers) {
        PublishPendingEvents soon = soon(outbox, workers);
        CatalogueSync catalogue = new CatalogueSync(directory, instances, source, schemas, grid, writer, soon);
        return new RunSyncService(runs, directory, instances, catalogue, soon, meter, ids, clock, config.lease());
    }

    @Produces
    @ApplicationScoped
    SyncSchemas syncSchemas(SyncRunRepository runs, RunSync work, ExecutorService workers) {
        return new SyncSchemasService(runs, work, task -> workers.execute(() -> untilStoreLeaves(task)), ids, clock);
    }

    @Produces
    @ApplicationScoped
    BrowseSchemas browseSchemas(SchemaRepository schemas, SchemaGrid grid, InstanceRepository instances) {
        return new BrowseSchemasService(schemas, grid, instances);
    }

    @Produces
    @ApplicationScoped
    FollowInstances followInstances(
            InstanceRepository instances,
            SchemaRepository schemas,
            SchemaGrid grid,
            CatalogueWriter writer,
            PublishPendingEvents outbox,
            ExecutorService workers) {
        return new FollowInstancesService(instances, schemas, grid, writer, soon(outbox, workers));
    }

    @Produces
    @ApplicationScoped
    FollowBackups followBackups(SchemaRepository schemas, PublishPendingEvents outbox, ExecutorService workers) {
        return new FollowBackupsService(schemas, soon(outbox, workers), ids, clock);
    }

    @Produces
    @ApplicationScoped
    RemoveSchema removeSchema(
            SchemaRepository schemas,
            InstanceRepository instances,
            SyncRunRepository runs,
            CatalogueWriter writer,
            PublishPendingEvents outbox,
            ExecutorService workers) {
        return new RemoveSchemaService(schemas, instances, runs, writer, soon(outbox, workers), clock);
    }

    // the timer goes on with it
    private static void untilStoreLeaves(Runnable task) {
        try {
            task.run();
        } catch (StoreUnavailableException e) {
            LOGGER.warnf("A sync waits for the store cause=%s", e.getCause());
        }
    }

    // a broker that is away must not hold up what is already safe in the store
    private static PublishPendingEvents soon(PublishPendingEvents outbox, ExecutorService workers) {
        return () -> workers.execute(outbox::publishPending);
    }
}
