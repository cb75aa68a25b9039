package io.strongroom.scheduler.application.port.out;

import static io.strongroom.scheduler.domain.backup.BackupFixtures.INSTANCE_ID;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.NOW;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.scheduler.application.port.out.KnownCatalogue.Noted;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.BackupEvent;
import io.strongroom.scheduler.domain.backup.BackupFixtures;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupOutcome;
import io.strongroom.scheduler.domain.backup.BackupReport;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.BackupState;
import io.strongroom.scheduler.domain.backup.EndedBackup;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.Progress;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.DayInMonth;
import io.strongroom.scheduler.domain.schedule.Recurrence;
import io.strongroom.scheduler.domain.schedule.Retention;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleChanged;
import io.strongroom.scheduler.domain.schedule.ScheduleSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What slots, ended backups and outbox promise, whoever keeps them. */
public abstract class StoreContract {
    private static int next = 1;

    private final SchemaId schema = new SchemaId(UUID.randomUUID().toString());
    private final BackupRequest request = aRequest(schema, next++ * 1000);
    private final BackupId id = request.backupId();
    private final InstanceId instance = new InstanceId(UUID.randomUUID().toString());

    protected abstract BackupSlotRepository slots();

    protected abstract EndedBackupRepository ended();

    protected abstract Outbox outbox();

    protected abstract ScheduleRepository schedules();

    protected abstract OccurrenceRepository occurrences();

    protected abstract KnownCatalogue known();

    @Test
    void aSlotThatWasNeverSavedIsNotThere() {
        assertThat(slots().find(schema)).isEmpty();
        assertThat(slots().findByActive(id)).isEmpty();
    }

    @Test
    void aSavedSlotIsFoundByItsSchemaAndByItsBackup() {
        save(requested());

        BackupSlot found = slots().find(schema).orElseThrow();
        assertThat(found.revision()).isEqualTo(1);
        assertThat(found.active(id))
                .get()
                .extracting(active -> active.request())
                .isEqualTo(request);
        assertThat(slots().findByActive(id).map(BackupSlot::schemaId)).contains(schema);
    }

    @Test
    void theSecondOfTwoWritersLoses() {
        BackupSlot first = requested();
        save(first);

        assertThat(slots().save(first, List.of(event("late")))).isEqualTo(Saved.LOST_RACE);
        BackupSlot stored = slots().find(schema).orElseThrow();
        assertThat(slots().save(stored, List.of())).isEqualTo(Saved.SAVED);
        assertThat(slots().save(stored, List.of(event("late")))).isEqualTo(Saved.LOST_RACE);
        assertThat(mine()).isEmpty();
    }

    @Test
    void anEndedBackupLeavesTheSlotFree() {
        save(requested());
        BackupReport end = new BackupReport.Ended(id, schema, 5, new BackupOutcome.Stopped(), NOW, Progress.NONE);
        BackupSlot.Ended decision =
                (BackupSlot.Ended) slots().find(schema).orElseThrow().report(end);

        save(decision.slot());

        assertThat(slots().findByActive(id)).isEmpty();
        assertThat(slots().find(schema).orElseThrow().occupancy()).isEqualTo(new BackupSlot.Free());
    }

    @Test
    void progressIsKept() {
        save(requested());
        Progress progress = new Progress("FETCH", 41200, 98000, 42);
        BackupReport report = new BackupReport.Running(id, schema, 7, BackupState.IN_PROGRESS, progress);
        BackupSlot.Moved moved =
                (BackupSlot.Moved) slots().find(schema).orElseThrow().report(report);

        save(moved.slot());

        assertThat(slots().find(schema).orElseThrow().active(id)).get().satisfies(active -> {
            assertThat(active.progress()).isEqualTo(progress);
            assertThat(active.sequence()).isEqualTo(7);
        });
    }

    @Test
    void eventsWaitInOrderUntilTheyAreRemoved() {
        slots().save(requested(), List.of(event("a")));
        PendingEvent stop = new PendingEvent(
                "b-" + schema.value(), schema, "corr", new BackupEvent.StopRequested(id, INSTANCE_ID, NOW));
        slots().save(slots().find(schema).orElseThrow(), List.of(stop));

        assertThat(mine()).containsExactly(event("a"), stop);
        outbox().remove(event("a"));
        outbox().remove(event("a"));
        assertThat(mine()).containsExactly(stop);
        outbox().remove(stop);
        assertThat(mine()).isEmpty();
    }

    @Test
    void removingAnEventDoesNotDisturbAWriter() {
        slots().save(requested(), List.of(event("a")));
        BackupSlot loaded = slots().find(schema).orElseThrow();

        outbox().remove(event("a"));

        assertThat(slots().save(loaded, List.of())).isEqualTo(Saved.SAVED);
        assertThat(mine()).isEmpty();
    }

    @Test
    void theFirstEndingOfABackupIsKept() {
        EndedBackup failed =
                new EndedBackup(request, new BackupOutcome.Failed("auth", "Credentials refused"), NOW, Progress.NONE);

        ended().save(failed);
        ended().save(new EndedBackup(request, new BackupOutcome.Completed(), NOW, Progress.NONE));

        assertThat(ended().find(id)).contains(failed);
        assertThat(ended().find(BackupFixtures.aBackupId(-1))).isEmpty();
    }

    @Test
    void aDecisionOnARunStaysInTheSlot() {
        Instant at = NOW.plusSeconds(60);
        BackupSlot.Decided decided = (BackupSlot.Decided) BackupSlot.neverUsed(schema)
                .run(request, at, List.of(NOW.minusSeconds(60), NOW), "schedule.caught-up", NOW);
        save(decided.slot());
        BackupSlot taken = slots().find(schema).orElseThrow();
        assertThat(taken.lastDecision()).isEqualTo(decided.slot().lastDecision());
        BackupSlot.Ended end = (BackupSlot.Ended)
                taken.report(new BackupReport.Ended(id, schema, 5, new BackupOutcome.Completed(), NOW, Progress.NONE));
        save(end.slot());

        BackupSlot free = slots().find(schema).orElseThrow();

        assertThat(free.run(request, at, List.of(), "", NOW)).isInstanceOf(BackupSlot.AlreadyDecided.class);
        BackupSlot.Decided passed = (BackupSlot.Decided)
                free.pass(Occurrence.missed(schema, at.plusSeconds(60), Occurrence.TOO_LATE, NOW), List.of());
        save(passed.slot());
        assertThat(slots().find(schema).orElseThrow().lastDecision())
                .isEqualTo(passed.slot().lastDecision());
    }

    @Test
    void everyKindOfScheduleIsFoundAsItWasSaved() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        LocalTime time = LocalTime.of(2, 5);
        List<Recurrence> recurrences = List.of(
                new Recurrence.Recommended(time),
                new Recurrence.Yearly(Month.FEBRUARY, DayInMonth.LAST, time),
                new Recurrence.Monthly(new DayInMonth(31), time),
                new Recurrence.Weekly(Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), time),
                new Recurrence.Daily(LocalTime.MIDNIGHT),
                new Recurrence.Cron("0 2 * * 1-5"));
        for (Recurrence recurrence : recurrences) {
            Retention retention =
                    recurrence instanceof Recurrence.Cron ? Retention.EVERYTHING : new Retention(1, 2, 3, 4, 5, 6);
            for (Schedule.Standing standing : List.of(
                    new Schedule.On(Optional.of(NOW)),
                    new Schedule.On(Optional.empty()),
                    Schedule.Off.BY_A_PERSON,
                    new Schedule.Off("instance.removed"),
                    new Schedule.Removed())) {
                SchemaId other = new SchemaId(UUID.randomUUID().toString());
                Schedule schedule =
                        Schedule.first(other, instance, new ScheduleSettings(recurrence, zone, retention), standing);
                assertThat(schedules().save(schedule, List.of())).isEqualTo(Saved.SAVED);

                assertThat(schedules().find(other)).hasValueSatisfying(found -> {
                    assertThat(found.settings()).isEqualTo(schedule.settings());
                    assertThat(found.standing()).isEqualTo(standing);
                    assertThat(found.instanceId()).isEqualTo(instance);
                    assertThat(found.revision()).isEqualTo(1);
                });
            }
        }
    }

    @Test
    void schedulesThatAreOnAndDueAreFound() {
        aSchedule(new Schedule.On(Optional.of(NOW.plusSeconds(1))));
        SchemaId later = aSchedule(new Schedule.On(Optional.of(NOW)));
        SchemaId earlier = aSchedule(new Schedule.On(Optional.of(NOW.minusSeconds(9))));
        aSchedule(new Schedule.On(Optional.empty()));
        aSchedule(Schedule.Off.BY_A_PERSON);
        aSchedule(new Schedule.Removed());

        assertThat(schedules().due(NOW, 10_000).stream()
                        .filter(schedule -> schedule.instanceId().equals(instance))
                        .map(Schedule::schemaId))
                .containsExactly(earlier, later);
        assertThat(schedules().due(NOW, 1)).hasSize(1);
        assertThat(schedules().on(instance)).hasSize(4);
        assertThat(schedules().on()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void theSecondOfTwoWritersOfAScheduleLosesAndItsEventWithIt() {
        SchemaId id = aSchedule(new Schedule.On(Optional.of(NOW)));
        Schedule loaded = schedules().find(id).orElseThrow();
        Schedule off = loaded.disabled("instance.removed").orElseThrow();
        PendingEvent event = new PendingEvent("c-" + id.value(), id, "corr", off.changed(NOW));

        assertThat(schedules().save(off, List.of(event))).isEqualTo(Saved.SAVED);
        assertThat(schedules().save(loaded, List.of(new PendingEvent("d", id, "corr", loaded.changed(NOW)))))
                .isEqualTo(Saved.LOST_RACE);

        List<PendingEvent> waiting = outbox().pending(10_000).stream()
                .filter(pending -> pending.schemaId().equals(id))
                .toList();
        assertThat(waiting).singleElement().satisfies(pending -> {
            assertThat(pending.eventId()).isEqualTo(event.eventId());
            ScheduleChanged changed = (ScheduleChanged) pending.event();
            assertThat(changed.revision()).isEqualTo(2);
            assertThat(changed.schedule().disabledReason()).contains("instance.removed");
        });
        outbox().remove(event);
        assertThat(outbox().pending(10_000))
                .noneMatch(pending -> pending.schemaId().equals(id));
    }

    @Test
    void theFirstAccountOfARunIsKeptAndTheNewestListedFirst() {
        for (int day = 0; day < 5; day++) {
            Instant at = NOW.plus(Duration.ofDays(day));
            occurrences().add(Occurrence.missed(schema, at, "first", NOW));
            occurrences().add(Occurrence.missed(schema, at, "second", NOW));
        }
        occurrences()
                .add(new Occurrence(
                        new SchemaId(UUID.randomUUID().toString()),
                        NOW,
                        Occurrence.Outcome.REQUESTED,
                        Optional.of(id),
                        "",
                        NOW));

        OccurrenceRepository.Page page = occurrences().list(schema, 1, 2, true);

        assertThat(page.total()).isEqualTo(5);
        assertThat(page.items())
                .containsExactly(
                        Occurrence.missed(schema, NOW.plus(Duration.ofDays(2)), "first", NOW),
                        Occurrence.missed(schema, NOW.plus(Duration.ofDays(1)), "first", NOW));
        assertThat(occurrences().list(schema, 0, 1, false).items())
                .extracting(Occurrence::at)
                .containsExactly(NOW);
    }

    @Test
    void oldAccountsCanBeRemoved() {
        occurrences().add(Occurrence.missed(schema, NOW.minus(Duration.ofDays(900)), "", NOW));
        occurrences().add(Occurrence.missed(schema, NOW, "", NOW));

        occurrences().removeBefore(NOW.minus(Duration.ofDays(899)));

        assertThat(occurrences().list(schema, 0, 10, true).items())
                .extracting(Occurrence::at)
                .containsExactly(NOW);
    }

    @Test
    void theNewestNewsCount() {
        SchemaFacts facts = new SchemaFacts(schema, instance, "6", "ITSM", "ACTIVE", Optional.empty());
        assertThat(known().schema(schema)).isEmpty();
        assertThat(known().note(facts, true, 5)).isEqualTo(Noted.TAKEN);
        assertThat(known().note(facts, true, 5)).isEqualTo(Noted.TAKEN);
        assertThat(known().note(facts, false, 4)).isEqualTo(Noted.PASSED_OVER);
        assertThat(known().schema(schema)).contains(facts);
        assertThat(known().note(facts, false, 6)).isEqualTo(Noted.TAKEN);
        assertThat(known().schema(schema)).isEmpty();

        assertThat(known().isGone(instance)).isFalse();
        known().note(instance, false, 2);
        assertThat(known().note(instance, true, 1)).isEqualTo(Noted.PASSED_OVER);
        assertThat(known().isGone(instance)).isTrue();
        known().note(instance, true, 3);
        assertThat(known().isGone(instance)).isFalse();
    }

    private SchemaId aSchedule(Schedule.Standing standing) {
        SchemaId other = new SchemaId(UUID.randomUUID().toString());
        ScheduleSettings settings =
                new ScheduleSettings(new Recurrence.Daily(LocalTime.of(2, 5)), ZoneId.of("Europe/Berlin"));
        assertThat(schedules().save(Schedule.first(other, instance, settings, standing), List.of()))
                .isEqualTo(Saved.SAVED);
        return other;
    }

    private void save(BackupSlot slot) {
        assertThat(slots().save(slot, List.of())).isEqualTo(Saved.SAVED);
    }

    private BackupSlot requested() {
        return ((BackupSlot.Granted) BackupSlot.neverUsed(schema).request(request)).slot();
    }

    private PendingEvent event(String name) {
        return new PendingEvent(name + "-" + schema.value(), schema, "corr", new BackupEvent.Requested(request));
    }

    private List<PendingEvent> mine() {
        return outbox().pending(10_000).stream()
                .filter(event -> event.schemaId().equals(schema))
                .toList();
    }
}
