package io.strongroom.scheduler.config;

import io.strongroom.scheduler.adapter.out.random.SecureIdSource;
import io.strongroom.scheduler.application.port.in.FollowBackups;
import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.in.RequestBackups;
import io.strongroom.scheduler.application.port.out.BackupSlotRepository;
import io.strongroom.scheduler.application.port.out.EndedBackupRepository;
import io.strongroom.scheduler.application.port.out.EventPublisher;
import io.strongroom.scheduler.application.port.out.Outbox;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue;
import io.strongroom.scheduler.application.service.FollowBackupsService;
import io.strongroom.scheduler.application.service.PublishPendingEventsService;
import io.strongroom.scheduler.application.service.RequestBackupsService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

@ApplicationScoped
class SchedulerWiring {
    private static final Logger LOGGER = Logger.getLogger(SchedulerWiring.class);

    @Produces
    @ApplicationScoped
    PublishPendingEvents publishPendingEvents(Outbox outbox, EventPublisher publisher) {
        return new PublishPendingEventsService(outbox, publisher, e -> LOGGER.warn("Events wait in the outbox", e));
    }

    @Produces
    @ApplicationScoped
    RequestBackups requestBackups(
            SchemaCatalogue schemas,
            BackupSlotRepository slots,
            EndedBackupRepository ended,
            PublishPendingEvents outbox,
            ExecutorService workers) {
        // a broker that is away must not hold up the answer: the request is safe in the store
        PublishPendingEvents soon = () -> workers.execute(outbox::publishPending);
        // the store keeps milliseconds
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        return new RequestBackupsService(schemas, slots, ended, soon, new SecureIdSource(), clock);
    }

    @Produces
    @ApplicationScoped
    FollowBackups followBackups(BackupSlotRepository slots, EndedBackupRepository ended) {
        return new FollowBackupsService(slots, ended);
    }
}
