package io.strongroom.scheduler.application.service;

import io.strongroom.scheduler.application.port.in.ManageSchedules;
import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.out.CronCalendar;
import io.strongroom.scheduler.application.port.out.IdSource;
import io.strongroom.scheduler.application.port.out.KnownCatalogue;
import io.strongroom.scheduler.application.port.out.LoadProfiles;
import io.strongroom.scheduler.application.port.out.OccurrenceRepository;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.Saved;
import io.strongroom.scheduler.application.port.out.ScheduleRepository;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.recommendation.Advice;
import io.strongroom.scheduler.domain.recommendation.HourLoad;
import io.strongroom.scheduler.domain.recommendation.Slot;
import io.strongroom.scheduler.domain.schedule.FieldProblem;
import io.strongroom.scheduler.domain.schedule.Recurrence;
import io.strongroom.scheduler.domain.schedule.Retention;
import io.strongroom.scheduler.domain.schedule.RetentionDraft;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleDraft;
import io.strongroom.scheduler.domain.schedule.ScheduleSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

public final class ManageSchedulesService implements ManageSchedules {
    private static final Set<String> NOT_TO_BE_SCHEDULED = Set.of("INACTIVE", "DELETED");

    private final SchemaCatalogue schemas;
    private final KnownCatalogue known;
    private final ScheduleRepository schedules;
    private final OccurrenceRepository occurrences;
    private final LoadProfiles loads;
    private final SettingsCheck check;
    private final PublishPendingEvents outbox;
    private final IdSource ids;
    private final Clock clock;
    private final ZoneId defaultZone;
    private final Consumer<LoadProfiles.UnavailableException> onLoadUnknown;

    public ManageSchedulesService(
            SchemaCatalogue schemas,
            KnownCatalogue known,
            ScheduleRepository schedules,
            OccurrenceRepository occurrences,
            LoadProfiles loads,
            CronCalendar calendar,
            PublishPendingEvents outbox,
            IdSource ids,
            Clock clock,
            ZoneId defaultZone,
            Consumer<LoadProfiles.UnavailableException> onLoadUnknown) {
        this.schemas = schemas;
        this.known = known;
        this.schedules = schedules;
        this.occurrences = occurrences;
        this.loads = loads;
        this.check = new SettingsCheck(calendar);
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.defaultZone = defaultZone;
        this.onLoadUnknown = onLoadUnknown;
    }

    @Override
    public Found find(SchemaId schemaId) {
        Optional<Schedule> schedule = stored(schemaId);
        if (schedule.isPresent()) {
            return new Configured(view(schedule.get()));
        }
        return schemas.find(schemaId).isPresent() ? new NotConfigured() : new NoSchema();
    }

    @Override
    public Answer save(Command command) {
        Optional<SchemaFacts> facts = schemas.find(command.schemaId());
        if (facts.isEmpty()) {
            return new NoSchema();
        }
        if (command.enabled()) {
            Optional<String> hindrance = hindrance(facts.get());
            if (hindrance.isPresent()) {
                return new NotBackupable(hindrance.get());
            }
        }
        Answer answer = Races.untilSettled(() -> trySave(command, facts.get()));
        if (command.enabled() && known.isGone(facts.get().instanceId())) {
            // it went away while this was being saved, and whoever switched its schedules off did not see this one
            return switchOff(command, facts.get());
        }
        outbox.publishPending();
        return answer;
    }

    private Answer switchOff(Command command, SchemaFacts facts) {
        Races.untilSettled(() -> {
            Optional<Schedule> off =
                    stored(command.schemaId()).flatMap(schedule -> schedule.disabled("instance.removed"));
            return off.isEmpty() || save(off.get(), clock.instant(), command.correlationId()) == Saved.SAVED
                    ? Optional.of(facts)
                    : Optional.empty();
        });
        outbox.publishPending();
        return new NotBackupable("INACTIVE");
    }

    private Optional<String> hindrance(SchemaFacts facts) {
        if (NOT_TO_BE_SCHEDULED.contains(facts.status())) {
            return Optional.of(facts.status());
        }
        return known.isGone(facts.instanceId()) ? Optional.of("INACTIVE") : Optional.empty();
    }

    private Optional<Answer> trySave(Command command, SchemaFacts facts) {
        Instant now = clock.instant();
        Optional<Schedule> mark = schedules.find(command.schemaId());
        Optional<Schedule> before = mark.filter(schedule -> !schedule.isRemoved());
        Chosen chosen = choose(command.draft(), before, facts, now);
        if (chosen instanceof Wrong wrong) {
            return Optional.of(new Refused(wrong.problems()));
        }
        ScheduleSettings settings = ((Right) chosen).settings().keeping(retention(command.draft(), before));
        Schedule.Standing standing = standing(command.enabled(), settings, before, now);
        if (before.isPresent() && isTheSame(before.get(), facts, settings, standing)) {
            return Optional.of(new Taken(view(before.get())));
        }
        Schedule after = mark.map(schedule -> schedule.configured(facts.instanceId(), settings, standing))
                .orElseGet(() -> Schedule.first(command.schemaId(), facts.instanceId(), settings, standing));
        return save(after, now, command.correlationId()) == Saved.SAVED
                ? Optional.of(new Taken(view(after)))
                : Optional.empty();
    }

    /** Rules that nobody speaks of stay as they are. */
    private static Retention retention(ScheduleDraft draft, Optional<Schedule> before) {
        return draft.retention().map(RetentionDraft::chosen).orElseGet(() -> before.map(Schedule::settings)
                .map(ScheduleSettings::retention)
                .orElse(Retention.EVERYTHING));
    }

    private static boolean isTheSame(
            Schedule before, SchemaFacts facts, ScheduleSettings settings, Schedule.Standing standing) {
        return before.settings().equals(settings)
                && before.standing().equals(standing)
                && before.instanceId().equals(facts.instanceId());
    }

    private Schedule.Standing standing(
            boolean enabled, ScheduleSettings settings, Optional<Schedule> before, Instant now) {
        if (!enabled) {
            // saving a schedule that something else switched off does not make that a person's choice
            return before.map(Schedule::standing)
                    .filter(Schedule.Off.class::isInstance)
                    .orElse(Schedule.Off.BY_A_PERSON);
        }
        // a run that is due right now is not lost by saving the same settings again
        return before.filter(schedule -> schedule.settings().runsLike(settings))
                .map(Schedule::standing)
                .filter(Schedule.On.class::isInstance)
                .orElseGet(() -> new Schedule.On(check.runsOf(settings).nextAfter(now)));
    }

    private Chosen choose(ScheduleDraft draft, Optional<Schedule> before, SchemaFacts facts, Instant now) {
        if (draft.isBlank() && before.isPresent()) {
            List<FieldProblem> problems = draft.retentionProblems();
            return problems.isEmpty() ? new Right(before.get().settings()) : new Wrong(problems);
        }
        ScheduleDraft.Reading reading = draft.read(facts.timeZone().orElse(defaultZone));
        if (reading instanceof ScheduleDraft.Wrong wrong) {
            return new Wrong(wrong.problems());
        }
        if (reading instanceof ScheduleDraft.ToRecommend wanted) {
            return recommended(wanted, before, facts, now);
        }
        ScheduleSettings settings = ((ScheduleDraft.Complete) reading).settings();
        List<FieldProblem> problems = check.problemsOf(settings, now);
        return problems.isEmpty() ? new Right(settings) : new Wrong(problems);
    }

    /** The time is chosen once and then kept, also when the schedule is saved again. */
    private Chosen recommended(
            ScheduleDraft.ToRecommend wanted, Optional<Schedule> before, SchemaFacts facts, Instant now) {
        Optional<LocalTime> kept = before.map(Schedule::settings)
                .filter(settings -> settings.zone().equals(wanted.zone()))
                .map(ScheduleSettings::recurrence)
                .filter(Recurrence.Recommended.class::isInstance)
                .map(recurrence -> ((Recurrence.Recommended) recurrence).time());
        if (kept.isPresent() && (wanted.time().isEmpty() || wanted.time().equals(kept))) {
            return right(kept.get(), wanted.zone());
        }
        List<LocalTime> offered =
                slots(facts, wanted.zone(), now).stream().map(Slot::time).toList();
        if (wanted.time().isPresent() && !offered.contains(wanted.time().get())) {
            return new Wrong(List.of(new FieldProblem(
                    "time",
                    "schedule.time-not-recommended",
                    "This time is not recommended now. Leave it out, or choose one of " + offered + ".")));
        }
        return right(wanted.time().orElseGet(() -> offered.get(0)), wanted.zone());
    }

    private static Right right(LocalTime time, ZoneId zone) {
        return new Right(new ScheduleSettings(new Recurrence.Recommended(time), zone));
    }

    @Override
    public PreviewAnswer preview(ScheduleDraft draft) {
        Instant now = clock.instant();
        ScheduleDraft.Reading reading = draft.read(defaultZone);
        if (reading instanceof ScheduleDraft.Wrong wrong) {
            return new Refused(wrong.problems());
        }
        if (reading instanceof ScheduleDraft.ToRecommend wanted) {
            return wanted.time()
                    .<PreviewAnswer>map(
                            time -> preview(right(time, wanted.zone()).settings(), now))
                    .orElseGet(() -> new Refused(List.of(new FieldProblem(
                            "time",
                            "schedule.time-missing",
                            "Which time is best depends on the schema: enter one of its recommended times."))));
        }
        ScheduleSettings settings = ((ScheduleDraft.Complete) reading).settings();
        List<FieldProblem> problems = check.problemsOf(settings, now);
        return problems.isEmpty() ? preview(settings, now) : new Refused(problems);
    }

    private Preview preview(ScheduleSettings settings, Instant now) {
        return new Preview(
                settings.recurrence().expression(), check.runsOf(settings).nextAfter(now, NEXT_RUNS));
    }

    @Override
    public Optional<Recommendation> recommend(SchemaId schemaId, Optional<ZoneId> zone) {
        return schemas.find(schemaId).map(facts -> {
            ZoneId chosen = zone.or(() ->
                            stored(schemaId).map(schedule -> schedule.settings().zone()))
                    .or(facts::timeZone)
                    .orElse(defaultZone);
            return new Recommendation(chosen, slots(facts, chosen, clock.instant()));
        });
    }

    private List<Slot> slots(SchemaFacts facts, ZoneId zone, Instant now) {
        List<Advice.OtherRun> others = schedules.on().stream()
                .filter(other -> !other.schemaId().equals(facts.schemaId()))
                .flatMap(
                        other -> other
                                .nextAt()
                                .map(at -> new Advice.OtherRun(
                                        at, other.instanceId().equals(facts.instanceId())))
                                .stream())
                .toList();
        return Advice.on(facts.schemaId(), zone, load(facts), others, now);
    }

    private List<HourLoad> load(SchemaFacts facts) {
        try {
            return loads.of(facts.instanceId());
        } catch (LoadProfiles.UnavailableException e) {
            onLoadUnknown.accept(e);
            return List.of();
        }
    }

    @Override
    public void remove(SchemaId schemaId, String correlationId) {
        Races.untilSettled(() -> {
            Optional<Schedule> removed = schedules.find(schemaId).flatMap(Schedule::removed);
            return removed.isEmpty() || save(removed.get(), clock.instant(), correlationId) == Saved.SAVED
                    ? Optional.of(schemaId)
                    : Optional.empty();
        });
        outbox.publishPending();
    }

    @Override
    public Optional<Occurrences> occurrences(SchemaId schemaId, int page, int size, boolean newestFirst) {
        OccurrenceRepository.Page found = occurrences.list(schemaId, page, size, newestFirst);
        if (found.total() == 0
                && stored(schemaId).isEmpty()
                && schemas.find(schemaId).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Occurrences(found.items(), found.total()));
    }

    private Optional<Schedule> stored(SchemaId schemaId) {
        return schedules.find(schemaId).filter(schedule -> !schedule.isRemoved());
    }

    private View view(Schedule schedule) {
        return new View(schedule, check.runsOf(schedule.settings()).nextAfter(clock.instant(), NEXT_RUNS));
    }

    private Saved save(Schedule schedule, Instant now, String correlationId) {
        return schedules.save(
                schedule,
                List.of(new PendingEvent(
                        ids.nextEventId(), schedule.schemaId(), correlationId, schedule.changed(now))));
    }

    private sealed interface Chosen {}

    private record Right(ScheduleSettings settings) implements Chosen {}

    private record Wrong(List<FieldProblem> problems) implements Chosen {}
}
