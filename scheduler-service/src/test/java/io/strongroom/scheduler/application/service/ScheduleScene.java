package io.strongroom.scheduler.application.service;

import static io.strongroom.scheduler.domain.backup.BackupFixtures.INSTANCE_ID;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.SCHEMA;

import io.strongroom.scheduler.adapter.out.cron.CronUtilsCalendar;
import io.strongroom.scheduler.application.port.in.FollowBackups;
import io.strongroom.scheduler.application.port.in.FollowCatalogue;
import io.strongroom.scheduler.application.port.in.ManageSchedules;
import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.in.RunSchedules;
import io.strongroom.scheduler.application.port.out.CronCalendar;
import io.strongroom.scheduler.application.port.out.InMemoryStore;
import io.strongroom.scheduler.application.port.out.LoadProfiles;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.RecordingEventPublisher;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.application.port.out.ScriptedSchemaCatalogue;
import io.strongroom.scheduler.domain.backup.BackupEvent;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupOutcome;
import io.strongroom.scheduler.domain.backup.BackupReport;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.Progress;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.recommendation.HourLoad;
import io.strongroom.scheduler.domain.schedule.Jitter;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleChanged;
import io.strongroom.scheduler.domain.schedule.ScheduleDraft;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The services of schedules around one store, one broker and one clock. */
final class ScheduleScene {
    static final Duration GRACE = Duration.ofHours(6);

    final InMemoryStore store = new InMemoryStore();
    final ScriptedSchemaCatalogue schemas = new ScriptedSchemaCatalogue();
    final RecordingEventPublisher broker = new RecordingEventPublisher();
    final List<HourLoad> load = new ArrayList<>();
    final MutableClock clock;
    final PublishPendingEvents outbox;
    final ManageSchedules manage;
    final FollowCatalogue catalogue;
    final FollowBackups follow;

    private final CountingIds ids = new CountingIds();
    private final CronCalendar calendar = new CronUtilsCalendar();
    private boolean noWorker;

    ScheduleScene(String now) {
        clock = new MutableClock(now);
        outbox = new PublishPendingEventsService(store.outbox(), broker, failure -> {}, () -> {});
        manage = new ManageSchedulesService(
                schemas,
                store.known(),
                store.schedules(),
                store.occurrences(),
                instance -> {
                    if (noWorker) {
                        throw new LoadProfiles.UnavailableException("no worker", null);
                    }
                    return load;
                },
                calendar,
                outbox,
                ids,
                clock,
                ZoneOffset.UTC,
                failure -> {});
        catalogue = new FollowCatalogueService(store.known(), store.schedules(), outbox, ids, clock);
        follow = new FollowBackupsService(store.slots(), store.ended());
        schemas.has(SCHEMA, "ACTIVE");
    }

    void workersAreAway() {
        noWorker = true;
    }

    /** A replica; each has the store and the clock in common with the others. */
    RunSchedules replica(Duration jitter) {
        return new RunSchedulesService(
                store.schedules(),
                store.slots(),
                store.occurrences(),
                store.known(),
                schemas,
                calendar,
                outbox,
                ids,
                clock,
                new RunSchedulesService.Timing(new Jitter(jitter), GRACE, Duration.ofDays(400)),
                new RunSchedulesService.Witness() {
                    @Override
                    public void decided(Occurrence occurrence) {}

                    @Override
                    public void waits(SchemaId schemaId, RuntimeException why) {}
                });
    }

    ManageSchedules.Answer save(ScheduleDraft draft) {
        return manage.save(new ManageSchedules.Command(SCHEMA, true, draft, "corr"));
    }

    ManageSchedules.View saved(ScheduleDraft draft) {
        return ((ManageSchedules.Taken) save(draft)).view();
    }

    ManageSchedules.View savedOff(ScheduleDraft draft) {
        return ((ManageSchedules.Taken) manage.save(new ManageSchedules.Command(SCHEMA, false, draft, "corr"))).view();
    }

    Schedule schedule() {
        return store.schedules().find(SCHEMA).orElseThrow();
    }

    /** Oldest first: {@code time outcome reason}. */
    List<String> accounts() {
        return store.occurrences().list(SCHEMA, 0, 1000, false).items().stream()
                .map(each -> (each.at() + " " + each.outcome() + " " + each.reason()).strip())
                .toList();
    }

    List<BackupRequest> requests() {
        return broker.published().stream()
                .map(PendingEvent::event)
                .filter(BackupEvent.Requested.class::isInstance)
                .map(event -> ((BackupEvent.Requested) event).request())
                .toList();
    }

    /** The ids of the events that ask for a backup. */
    Set<String> requestEvents() {
        return broker.published().stream()
                .filter(pending -> pending.event() instanceof BackupEvent.Requested)
                .map(PendingEvent::eventId)
                .collect(Collectors.toSet());
    }

    List<ScheduleChanged> changes() {
        return broker.published().stream()
                .map(PendingEvent::event)
                .filter(ScheduleChanged.class::isInstance)
                .map(ScheduleChanged.class::cast)
                .toList();
    }

    void backupEnds(BackupId id) {
        follow.take(
                new BackupReport.Ended(id, SCHEMA, 9, new BackupOutcome.Completed(), clock.instant(), Progress.NONE));
    }

    /** Ends every backup that was asked for so far. */
    void backupsEnd() {
        requests().forEach(request -> backupEnds(request.backupId()));
    }

    void schemaIs(String status, boolean listed, long revision) {
        catalogue.take(
                new FollowCatalogue.SchemaNews(
                        new SchemaFacts(SCHEMA, INSTANCE_ID, "6", "ITSM", status, Optional.empty()), listed, revision),
                "corr");
    }

    void instanceIs(boolean source, boolean connection, long revision) {
        catalogue.take(new FollowCatalogue.InstanceNews(INSTANCE_ID, source, connection, revision), "corr");
    }

    static ScheduleDraft daily(String time, String zone) {
        return draft("DAILY", zone, time, null);
    }

    static ScheduleDraft cron(String expression, String zone) {
        return draft("CRON", zone, null, expression);
    }

    static ScheduleDraft draft(
            @Nullable String mode, @Nullable String zone, @Nullable String time, @Nullable String cron) {
        return new ScheduleDraft(
                Optional.ofNullable(mode),
                Optional.ofNullable(zone),
                Optional.ofNullable(time),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.ofNullable(cron),
                Optional.empty());
    }
}
