package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.schedule.WallClockTimes;

/** Understands cron notation: Unix notation where an expression has 5 fields, Quartz notation where it has 6 or 7. */
public interface CronCalendar {

    /** Never throws, whatever the text. */
    Reading read(String expression);

    sealed interface Reading {}

    record Understood(WallClockTimes times) implements Reading {}

    /**
     * No cron expression.
     *
     * @param position of the first character that is wrong, counted from 1
     * @param explanation what is wrong there, without a full stop
     */
    record Faulty(int position, String explanation) implements Reading {}
}
