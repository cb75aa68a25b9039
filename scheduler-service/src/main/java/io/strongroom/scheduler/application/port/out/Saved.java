package io.strongroom.scheduler.application.port.out;

/** What became of a compare-and-set. */
public enum Saved {
    SAVED,
    LOST_RACE
}
