package io.strongroom.sync.application.port.out;

/** How a compare-and-set ended. */
public enum Saved {
    SAVED,
    LOST_RACE
}
