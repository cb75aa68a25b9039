package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.Entry;

/** Leaves out tombstones and what lies before a key. */
final class PresentCursor implements EntryCursor {
    private final EntryCursor cursor;
    private final long fromType;
    private final long fromObject;

    PresentCursor(EntryCursor cursor, long fromType, long fromObject) {
        this.cursor = cursor;
        this.fromType = fromType;
        this.fromObject = fromObject;
    }

    @Override
    public boolean advance() {
        while (cursor.advance()) {
            Entry entry = cursor.entry();
            if (entry instanceof Entry.Present
                    && Entry.compareKeys(entry.typeId(), entry.objectId(), fromType, fromObject) >= 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Entry entry() {
        return cursor.entry();
    }

    @Override
    public int precedence() {
        return cursor.precedence();
    }
}
