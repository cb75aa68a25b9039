package io.strongroom.scheduler.domain.recommendation;

import java.time.LocalTime;

/** A time of day with the reason for it. */
public record Slot(LocalTime time, String reason) {}
