package io.strongroom.scheduler.application.service;

import io.strongroom.scheduler.application.port.out.CronCalendar;
import io.strongroom.scheduler.domain.schedule.FieldProblem;
import io.strongroom.scheduler.domain.schedule.Runs;
import io.strongroom.scheduler.domain.schedule.ScheduleMode;
import io.strongroom.scheduler.domain.schedule.ScheduleSettings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the settings lead to, and whether that is allowed. */
final class SettingsCheck {
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final CronCalendar calendar;

    SettingsCheck(CronCalendar calendar) {
        this.calendar = calendar;
    }

    /** Of settings that were checked before. */
    Runs runsOf(ScheduleSettings settings) {
        CronCalendar.Reading reading = calendar.read(settings.recurrence().expression());
        if (reading instanceof CronCalendar.Understood readable) {
            return new Runs(readable.times(), settings.zone());
        }
        throw new IllegalStateException("settings that were saved cannot be read any more");
    }

    /** None when the settings may be saved. */
    List<FieldProblem> problemsOf(ScheduleSettings settings, Instant now) {
        CronCalendar.Reading reading = calendar.read(settings.recurrence().expression());
        if (reading instanceof CronCalendar.Faulty wrong) {
            return List.of(new FieldProblem(
                    "cron",
                    "schedule.cron-invalid",
                    "Cron expression is not valid at position " + wrong.position() + ": " + wrong.explanation() + "."));
        }
        Runs runs = new Runs(((CronCalendar.Understood) reading).times(), settings.zone());
        String field = settings.recurrence().mode() == ScheduleMode.CRON ? "cron" : "dayOfMonth";
        if (runs.nextAfter(now).isEmpty()) {
            return List.of(new FieldProblem(
                    field, "schedule.never-fires", "This never comes: there is no such date from today on."));
        }
        Optional<Runs.TwoRuns> two = runs.twoOnOneDate(now);
        return two.map(found -> List.of(new FieldProblem(field, "schedule.too-frequent", tooFrequent(found, settings))))
                .orElseGet(List::of);
    }

    private static String tooFrequent(Runs.TwoRuns two, ScheduleSettings settings) {
        return "A backup runs once a day at most, but this would run at " + shown(two.first()) + " and again at "
                + shown(two.second()) + " (" + settings.zone().getId() + ").";
    }

    private static String shown(LocalDateTime time) {
        return WALL_CLOCK.format(time);
    }
}
