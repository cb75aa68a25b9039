package io.strongroom.scheduler.application.service;

import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.in.RunSchedules;
import io.strongroom.scheduler.application.port.out.BackupSlotRepository;
import io.strongroom.scheduler.application.port.out.CronCalendar;
import io.strongroom.scheduler.application.port.out.IdSource;
import io.strongroom.scheduler.application.port.out.KnownCatalogue;
import io.strongroom.scheduler.application.port.out.OccurrenceRepository;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.Saved;
import io.strongroom.scheduler.application.port.out.ScheduleRepository;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.BackupType;
import io.strongroom.scheduler.domain.backup.Decision;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.Jitter;
import io.strongroom.scheduler.domain.schedule.Runs;
import io.strongroom.scheduler.domain.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Three writes per run, each of which may be repeated: the slot, where it is decided what becomes of the run; the account
 * of it; the schedule's next run. Whoever finds the schedule still due goes on behind the last write that was made.
 */
public final class RunSchedulesService implements RunSchedules {
    private static final String SELF = "scheduler-service";
    private static final int SCHEDULES_AT_ONCE = 200;
    private static final Duration ON_TIME = Duration.ofMinutes(1);

    /** More than a year of daily runs says no more than this many. */
    private static final int MOST_MISSED = 366;

    private final ScheduleRepository schedules;
    private final BackupSlotRepository slots;
    private final OccurrenceRepository occurrences;
    private final KnownCatalogue known;
    private final SchemaCatalogue schemas;
    private final SettingsCheck check;
    private final PublishPendingEvents outbox;
    private final IdSource ids;
    private final Clock clock;
    private final Timing timing;
    private final Witness witness;

    public RunSchedulesService(
            ScheduleRepository schedules,
            BackupSlotRepository slots,
            OccurrenceRepository occurrences,
            KnownCatalogue known,
            SchemaCatalogue schemas,
            CronCalendar calendar,
            PublishPendingEvents outbox,
            IdSource ids,
            Clock clock,
            Timing timing,
            Witness witness) {
        this.schedules = schedules;
        this.slots = slots;
        this.occurrences = occurrences;
        this.known = known;
        this.schemas = schemas;
        this.check = new SettingsCheck(calendar);
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.timing = timing;
        this.witness = witness;
    }

    /**
     * What an operator can set.
     *
     * @param grace how late a run may still be made up for
     * @param keep how long the accounts of runs are kept
     */
    public record Timing(Jitter jitter, Duration grace, Duration keep) {}

    /** Is told what happens, for logs and metrics. */
    public interface Witness {
        void decided(Occurrence occurrence);

        /** It stays due. */
        void waits(SchemaId schemaId, RuntimeException why);
    }

    @Override
    public void runDue() {
        boolean decided = false;
        for (Schedule schedule : schedules.due(clock.instant(), SCHEDULES_AT_ONCE)) {
            try {
                decided |= run(schedule);
            } catch (SchemaCatalogue.UnavailableException | SchemaCatalogue.RejectedException e) {
                witness.waits(schedule.schemaId(), e);
            }
        }
        if (decided) {
            outbox.publishPending();
        }
    }

    private boolean run(Schedule schedule) {
        Runs runs = check.runsOf(schedule.settings());
        Optional<Due> due = due(schedule, runs, clock.instant());
        if (due.isEmpty()) {
            return false;
        }
        Decision decision = Races.untilSettled(() -> tryDecide(schedule, due.get()));
        writeDown(schedule.schemaId(), decision);
        // what was decided may be later than what this clock calls due
        Instant dealtWith = decision.occurrence().at().isAfter(due.get().at())
                ? decision.occurrence().at()
                : due.get().at();
        advance(schedule, runs.nextAfter(dealtWith));
        return true;
    }

    /** The last run that has come, and those before it that nobody dealt with. */
    private Optional<Due> due(Schedule schedule, Runs runs, Instant now) {
        Deque<Instant> missed = new ArrayDeque<>();
        Optional<Instant> last = Optional.empty();
        Optional<Instant> run = schedule.nextAt();
        while (run.isPresent() && !timeToAsk(schedule, run.get()).isAfter(now)) {
            last.ifPresent(missed::add);
            if (missed.size() > MOST_MISSED) {
                missed.removeFirst();
            }
            last = run;
            run = runs.nextAfter(run.get());
        }
        return last.map(at -> new Due(at, List.copyOf(missed), now));
    }

    private Instant timeToAsk(Schedule schedule, Instant at) {
        return at.plus(
                timing.jitter().of(schedule.schemaId(), at, schedule.settings().zone()));
    }

    private Optional<Decision> tryDecide(Schedule schedule, Due due) {
        SchemaId schemaId = schedule.schemaId();
        BackupSlot slot = slots.find(schemaId).orElseGet(() -> BackupSlot.neverUsed(schemaId));
        Optional<Decision> last = slot.lastDecision();
        // a replica that died may not have written down what it decided, and the next decision overwrites it
        last.ifPresent(decision -> writeDown(schemaId, decision));
        List<Instant> missed = due.missed().stream()
                .filter(at ->
                        last.isEmpty() || at.isAfter(last.get().occurrence().at()))
                .toList();
        BackupSlot.RunDecision decision = decide(schedule, slot, due, missed);
        if (decision instanceof BackupSlot.AlreadyDecided already) {
            return Optional.of(already.decision());
        }
        BackupSlot.Decided decided = (BackupSlot.Decided) decision;
        List<PendingEvent> events = decided.event()
                .map(event -> List.of(new PendingEvent(ids.nextEventId(), schemaId, ids.nextEventId(), event)))
                .orElseGet(List::of);
        if (slots.save(decided.slot(), events) == Saved.LOST_RACE) {
            return Optional.empty();
        }
        Decision made = decided.slot().lastDecision().orElseThrow();
        witness.decided(made.occurrence());
        return Optional.of(made);
    }

    private BackupSlot.RunDecision decide(Schedule schedule, BackupSlot slot, Due due, List<Instant> missed) {
        SchemaId schemaId = schedule.schemaId();
        Instant now = due.now();
        Duration late = Duration.between(timeToAsk(schedule, due.at()), now);
        if (late.compareTo(timing.grace()) > 0) {
            return slot.pass(Occurrence.missed(schemaId, due.at(), Occurrence.TOO_LATE, now), missed);
        }
        Optional<SchemaFacts> facts = known.schema(schemaId).or(() -> schemas.find(schemaId));
        if (facts.isEmpty()) {
            return slot.pass(Occurrence.skipped(schemaId, due.at(), "schema.not-found", now), missed);
        }
        if (!facts.get().backupable()) {
            String reason = "schema.not-backupable:" + facts.get().status();
            return slot.pass(Occurrence.skipped(schemaId, due.at(), reason, now), missed);
        }
        BackupRequest request = new BackupRequest(
                Occurrence.backupIdOf(schemaId, due.at()),
                schemaId,
                facts.get().instanceId(),
                facts.get().sourceId(),
                facts.get().name(),
                BackupType.SCHEDULED,
                "",
                now,
                SELF);
        String reason = late.compareTo(ON_TIME) > 0 ? Occurrence.CAUGHT_UP : "";
        return slot.run(request, due.at(), missed, reason, now);
    }

    private void writeDown(SchemaId schemaId, Decision decision) {
        Instant decidedAt = decision.occurrence().decidedAt();
        decision.missed()
                .forEach(at -> occurrences.add(Occurrence.missed(schemaId, at, Occurrence.OVERTAKEN, decidedAt)));
        occurrences.add(decision.occurrence());
    }

    /** Who loses the race is not needed: somebody else advanced it, or a person changed it. */
    private void advance(Schedule schedule, Optional<Instant> nextAt) {
        Schedule advanced = schedule.advanced(nextAt);
        schedules.save(
                advanced,
                List.of(new PendingEvent(
                        ids.nextEventId(), schedule.schemaId(), ids.nextEventId(), advanced.changed(clock.instant()))));
    }

    @Override
    public void forgetOld() {
        occurrences.removeBefore(clock.instant().minus(timing.keep()));
    }

    private record Due(Instant at, List<Instant> missed, Instant now) {}
}
