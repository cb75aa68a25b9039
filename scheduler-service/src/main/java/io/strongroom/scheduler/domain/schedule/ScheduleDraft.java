package io.strongroom.scheduler.domain.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A schedule as somebody wrote it down. Fields that the mode has no use for are not looked at. */
public record ScheduleDraft(
        Optional<String> mode,
        Optional<String> timeZone,
        Optional<String> time,
        Optional<Integer> month,
        Optional<String> dayOfMonth,
        List<String> daysOfWeek,
        Optional<String> cron,
        Optional<RetentionDraft> retention) {

    public static final int LONGEST_CRON = 200;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    public ScheduleDraft {
        daysOfWeek = List.copyOf(daysOfWeek);
    }

    /** Whether nothing was written down of when to run. */
    public boolean isBlank() {
        return mode.isEmpty()
                && timeZone.isEmpty()
                && time.isEmpty()
                && month.isEmpty()
                && dayOfMonth.isEmpty()
                && daysOfWeek.isEmpty()
                && cron.isEmpty();
    }

    public sealed interface Reading {}

    public record Complete(ScheduleSettings settings) implements Reading {}

    /** A recommended schedule; the time is empty when none was chosen. */
    public record ToRecommend(Optional<LocalTime> time, ZoneId zone) implements Reading {}

    public record Wrong(List<FieldProblem> problems) implements Reading {}

    /** Reads all of it; {@code defaultZone} is for a draft that names none. */
    public Reading read(ZoneId defaultZone) {
        Problems problems = new Problems();
        problems.found.addAll(retentionProblems());
        ZoneId zone = readZone(defaultZone, problems);
        Optional<ScheduleMode> chosen = readMode(problems);
        if (chosen.isEmpty()) {
            return new Wrong(problems.found);
        }
        return switch (chosen.get()) {
            case RECOMMENDED -> {
                Optional<LocalTime> picked = time.flatMap(text -> readTime(text, problems));
                yield problems.found.isEmpty() ? new ToRecommend(picked, zone) : new Wrong(problems.found);
            }
            case YEARLY -> {
                Optional<Month> in = readMonth(problems);
                Optional<DayInMonth> on = readDay(problems);
                if (in.isPresent()
                        && on.isPresent()
                        && on.get().number() > in.get().maxLength()) {
                    problems.add(
                            "dayOfMonth",
                            "schedule.day-not-in-month",
                            "The month has " + in.get().maxLength() + " days at most. L means its last day.");
                }
                Optional<LocalTime> at = neededTime(problems);
                yield settled(
                        problems,
                        zone,
                        () -> new Recurrence.Yearly(in.orElseThrow(), on.orElseThrow(), at.orElseThrow()));
            }
            case MONTHLY -> {
                Optional<DayInMonth> on = readDay(problems);
                Optional<LocalTime> at = neededTime(problems);
                yield settled(problems, zone, () -> new Recurrence.Monthly(on.orElseThrow(), at.orElseThrow()));
            }
            case WEEKLY -> {
                Set<DayOfWeek> days = readDays(problems);
                Optional<LocalTime> at = neededTime(problems);
                yield settled(problems, zone, () -> new Recurrence.Weekly(days, at.orElseThrow()));
            }
            case DAILY -> {
                Optional<LocalTime> at = neededTime(problems);
                yield settled(problems, zone, () -> new Recurrence.Daily(at.orElseThrow()));
            }
            case CRON -> {
                String expression = cron.map(String::strip).orElse("");
                if (expression.isEmpty()) {
                    problems.add("cron", "schedule.cron-missing", "Enter a cron expression.");
                } else if (expression.length() > LONGEST_CRON) {
                    problems.add(
                            "cron",
                            "schedule.cron-invalid",
                            "Cron expression is not valid at position " + (LONGEST_CRON + 1) + ": it is longer than "
                                    + LONGEST_CRON + " characters.");
                }
                yield settled(problems, zone, () -> new Recurrence.Cron(expression));
            }
        };
    }

    /** What is wrong with the rules for keeping, also when there is nothing else to read. */
    public List<FieldProblem> retentionProblems() {
        return retention.map(RetentionDraft::problems).orElseGet(List::of);
    }

    private static Reading settled(Problems problems, ZoneId zone, Supplier<Recurrence> recurrence) {
        return problems.found.isEmpty()
                ? new Complete(new ScheduleSettings(recurrence.get(), zone))
                : new Wrong(problems.found);
    }

    private ZoneId readZone(ZoneId defaultZone, Problems problems) {
        if (timeZone.isEmpty()) {
            return defaultZone;
        }
        try {
            return ZoneId.of(timeZone.get());
        } catch (DateTimeException e) {
            problems.add(
                    "timeZone",
                    "schedule.time-zone-unknown",
                    "Choose a time zone by its name, such as Europe/Berlin or UTC.");
            return defaultZone;
        }
    }

    private Optional<ScheduleMode> readMode(Problems problems) {
        if (mode.isEmpty()) {
            problems.add("mode", "schedule.mode-missing", "Choose one of " + modes() + ".");
            return Optional.empty();
        }
        Optional<ScheduleMode> found = Arrays.stream(ScheduleMode.values())
                .filter(known -> known.name().equals(mode.get()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add("mode", "schedule.mode-unknown", "Choose one of " + modes() + ".");
        }
        return found;
    }

    private static String modes() {
        return String.join(
                ", ",
                Arrays.stream(ScheduleMode.values()).map(ScheduleMode::name).toList());
    }

    private Optional<LocalTime> neededTime(Problems problems) {
        if (time.isEmpty()) {
            problems.add("time", "schedule.time-missing", "Enter a time of day such as 02:30.");
            return Optional.empty();
        }
        return readTime(time.get(), problems);
    }

    private static Optional<LocalTime> readTime(String text, Problems problems) {
        try {
            return Optional.of(LocalTime.parse(text, TIME));
        } catch (DateTimeParseException e) {
            problems.add("time", "schedule.time-invalid", "Enter a time of day from 00:00 to 23:59, such as 02:30.");
            return Optional.empty();
        }
    }

    private Optional<Month> readMonth(Problems problems) {
        if (month.isEmpty()) {
            problems.add("month", "schedule.month-missing", "Enter a month from 1 to 12.");
            return Optional.empty();
        }
        if (month.get() < 1 || month.get() > 12) {
            problems.add("month", "schedule.month-invalid", "Enter a month from 1 to 12.");
            return Optional.empty();
        }
        return month.map(Month::of);
    }

    private Optional<DayInMonth> readDay(Problems problems) {
        if (dayOfMonth.isEmpty()) {
            problems.add("dayOfMonth", "schedule.day-missing", "Enter a day from 1 to 31, or L for the last day.");
            return Optional.empty();
        }
        Optional<DayInMonth> day = dayOfMonth.flatMap(DayInMonth::parse);
        if (day.isEmpty()) {
            problems.add("dayOfMonth", "schedule.day-invalid", "Enter a day from 1 to 31, or L for the last day.");
        }
        return day;
    }

    private Set<DayOfWeek> readDays(Problems problems) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String text : daysOfWeek) {
            Optional<DayOfWeek> day = Arrays.stream(DayOfWeek.values())
                    .filter(known -> known.name().equals(text))
                    .findFirst();
            if (day.isEmpty()) {
                problems.add("daysOfWeek", "schedule.days-invalid", "Choose days from MONDAY to SUNDAY.");
                return days;
            }
            days.add(day.get());
        }
        if (days.isEmpty()) {
            problems.add("daysOfWeek", "schedule.days-missing", "Choose at least one day from MONDAY to SUNDAY.");
        }
        return days;
    }

    private static final class Problems {
        private final List<FieldProblem> found = new ArrayList<>();

        void add(String field, String code, String message) {
            found.add(new FieldProblem(field, code, message));
        }
    }
}
