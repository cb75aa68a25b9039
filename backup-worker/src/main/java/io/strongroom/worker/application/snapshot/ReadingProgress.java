package io.strongroom.worker.application.snapshot;

/** Hears how far a long reading is, and may end it. */
@FunctionalInterface
public interface ReadingProgress {
    ReadingProgress NONE = (done, total) -> Continue.GO_ON;

    /** {@code total} is 0 while it is not known. Called often; must be quick. */
    Continue at(long done, long total);

    enum Continue {
        GO_ON,
        CANCEL
    }
}
