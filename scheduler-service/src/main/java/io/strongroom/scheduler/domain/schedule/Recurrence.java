package io.strongroom.scheduler.domain.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often a schema is backed up, as wall-clock times. */
public sealed interface Recurrence {

    /** Every day at the time that was best when the schedule was saved. */
    record Recommended(LocalTime time) implements Recurrence {}

    record Yearly(Month month, DayInMonth day, LocalTime time) implements Recurrence {}

    record Monthly(DayInMonth day, LocalTime time) implements Recurrence {}

    record Weekly(Set<DayOfWeek> days, LocalTime time) implements Recurrence {
        public Weekly {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("days is empty");
            }
            days = Set.copyOf(days);
        }
    }

    record Daily(LocalTime time) implements Recurrence {}

    /** Unix notation has 5 fields, Quartz notation 6 or 7. */
    record Cron(String expression) implements Recurrence {}

    default <T> T match(
            Function<Recommended, T> recommended,
            Function<Yearly, T> yearly,
            Function<Monthly, T> monthly,
            Function<Weekly, T> weekly,
            Function<Daily, T> daily,
            Function<Cron, T> cron) {
        if (this instanceof Recommended r) {
            return recommended.apply(r);
        }
        if (this instanceof Yearly y) {
            return yearly.apply(y);
        }
        if (this instanceof Monthly m) {
            return monthly.apply(m);
        }
        if (this instanceof Weekly w) {
            return weekly.apply(w);
        }
        return this instanceof Daily d ? daily.apply(d) : cron.apply((Cron) this);
    }

    default ScheduleMode mode() {
        return match(
                r -> ScheduleMode.RECOMMENDED,
                y -> ScheduleMode.YEARLY,
                m -> ScheduleMode.MONTHLY,
                w -> ScheduleMode.WEEKLY,
                d -> ScheduleMode.DAILY,
                c -> ScheduleMode.CRON);
    }

    /** The same as a cron expression: Unix notation, or Quartz notation where a last day needs it. */
    default String expression() {
        return match(
                r -> everyDay(r.time()),
                y -> dated(y.time(), y.day(), String.valueOf(y.month().getValue())),
                m -> dated(m.time(), m.day(), "*"),
                w -> minuteAndHour(w.time()) + " * * " + weekdays(w.days()),
                d -> everyDay(d.time()),
                Cron::expression);
    }

    private static String everyDay(LocalTime time) {
        return minuteAndHour(time) + " * * *";
    }

    private static String dated(LocalTime time, DayInMonth day, String month) {
        return day.isLast()
                ? "0 " + minuteAndHour(time) + " L " + month + " ?"
                : minuteAndHour(time) + " " + day.number() + " " + month + " *";
    }

    private static String minuteAndHour(LocalTime time) {
        return time.getMinute() + " " + time.getHour();
    }

    private static String weekdays(Set<DayOfWeek> days) {
        return EnumSet.copyOf(days).stream()
                .map(day -> String.valueOf(day.getValue() % 7))
                .sorted()
                .collect(Collectors.joining(","));
    }
}
