package io.strongroom.scheduler.domain.schedule;

import java.time.ZoneId;

/** What a person chose: when backups are taken, and which of them are kept. */
public record ScheduleSettings(Recurrence recurrence, ZoneId zone, Retention retention) {
    public ScheduleSettings(Recurrence recurrence, ZoneId zone) {
        this(recurrence, zone, Retention.EVERYTHING);
    }

    public ScheduleSettings keeping(Retention chosen) {
        return new ScheduleSettings(recurrence, zone, chosen);
    }

    /** Whether the other settings lead to the same runs. */
    public boolean runsLike(ScheduleSettings other) {
        return recurrence.equals(other.recurrence) && zone.equals(other.zone);
    }
}
