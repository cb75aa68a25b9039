package io.strongroom.scheduler.domain.schedule;

import java.time.ZoneId;

/** What a person chose. */
public record ScheduleSettings(Recurrence recurrence, ZoneId zone) {}
