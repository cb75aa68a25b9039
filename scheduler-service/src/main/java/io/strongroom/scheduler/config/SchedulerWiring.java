package io.strongroom.scheduler.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.scheduler.adapter.in.timer.OutageLog;
import io.strongroom.scheduler.adapter.out.random.SecureIdSource;
import io.strongroom.scheduler.application.port.in.FollowBackups;
import io.strongroom.scheduler.application.port.in.FollowCatalogue;
import io.strongroom.scheduler.application.port.in.ManageSchedules;
import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.in.RequestBackups;
import io.strongroom.scheduler.application.port.in.RunSchedules;
import io.strongroom.scheduler.application.port.out.BackupSlotRepository;
import io.strongroom.scheduler.application.port.out.CronCalendar;
import io.strongroom.scheduler.application.port.out.EndedBackupRepository;
import io.strongroom.scheduler.application.port.out.EventPublisher;
import io.strongroom.scheduler.application.port.out.KnownCatalogue;
import io.strongroom.scheduler.application.port.out.LoadProfiles;
import io.strongroom.scheduler.application.port.out.OccurrenceRepository;
import io.strongroom.scheduler.application.port.out.Outbox;
import io.strongroom.scheduler.application.port.out.ScheduleRepository;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue;
import io.strongroom.scheduler.application.service.FollowBackupsService;
import io.strongroom.scheduler.application.service.FollowCatalogueService;
import io.strongroom.scheduler.application.service.ManageSchedulesService;
import io.strongroom.scheduler.application.service.PublishPendingEventsService;
import io.strongroom.scheduler.application.service.RequestBackupsService;
import io.strongroom.scheduler.application.service.RunSchedulesService;
import io.strongroom.scheduler.domain.schedule.Jitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

@ApplicationScoped
class SchedulerWiring {
    private static final Logger LOGGER = Logger.getLogger(SchedulerWiring.class);

    /** The store keeps milliseconds. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    @Produces
    @ApplicationScoped
    PublishPendingEvents publishPendingEvents(Outbox outbox, EventPublisher publisher) {
        OutageLog outage = new OutageLog(LOGGER, "Events wait in the outbox");
        return new PublishPendingEventsService(outbox, publisher, outage::failed, outage::succeeded);
    }

    @Produces
    @ApplicationScoped
    RequestBackups requestBackups(
            SchemaCatalogue schemas,
            BackupSlotRepository slots,
            EndedBackupRepository ended,
            PublishPendingEvents outbox,
            ExecutorService workers) {
        return new RequestBackupsService(schemas, slots, ended, soon(outbox, workers), new SecureIdSource(), CLOCK);
    }

    @Produces
    @ApplicationScoped
    FollowBackups followBackups(BackupSlotRepository slots, EndedBackupRepository ended) {
        return new FollowBackupsService(slots, ended);
    }

    @Produces
    @ApplicationScoped
    ManageSchedules manageSchedules(
            SchemaCatalogue schemas,
            KnownCatalogue known,
            ScheduleRepository schedules,
            OccurrenceRepository occurrences,
            LoadProfiles loads,
            CronCalendar calendar,
            PublishPendingEvents outbox,
            ExecutorService workers,
            SchedulerConfig config) {
        return new ManageSchedulesService(
                schemas,
                known,
                schedules,
                occurrences,
                loads,
                calendar,
                soon(outbox, workers),
                new SecureIdSource(),
                CLOCK,
                config.defaultTimeZone(),
                e -> LOGGER.warnf("Recommending without measurements cause=%s", e.getMessage()));
    }

    @Produces
    @ApplicationScoped
    RunSchedules runSchedules(
            ScheduleRepository schedules,
            BackupSlotRepository slots,
            OccurrenceRepository occurrences,
            KnownCatalogue known,
            SchemaCatalogue schemas,
            CronCalendar calendar,
            PublishPendingEvents outbox,
            MeterRegistry metrics,
            SchedulerConfig config) {
        return new RunSchedulesService(
                schedules,
                slots,
                occurrences,
                known,
                schemas,
                calendar,
                outbox,
                new SecureIdSource(),
                CLOCK,
                new RunSchedulesService.Timing(new Jitter(config.jitter()), config.grace(), config.keep()),
                new MeteredWitness(metrics));
    }

    @Produces
    @ApplicationScoped
    FollowCatalogue followCatalogue(KnownCatalogue known, ScheduleRepository schedules, PublishPendingEvents outbox) {
        return new FollowCatalogueService(known, schedules, outbox, new SecureIdSource(), CLOCK);
    }

    /** A broker that is away must not hold up the answer: what was asked for is safe in the store. */
    private static PublishPendingEvents soon(PublishPendingEvents outbox, ExecutorService workers) {
        return () -> workers.execute(outbox::publishPending);
    }
}
