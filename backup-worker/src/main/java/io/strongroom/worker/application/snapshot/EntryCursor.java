package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.Entry;

/** Walks over entries in key order. Of entries with one key in several cursors, the greatest precedence holds. */
public interface EntryCursor {
    /** Moves to the next entry; false at the end. */
    boolean advance();

    Entry entry();

    int precedence();
}
