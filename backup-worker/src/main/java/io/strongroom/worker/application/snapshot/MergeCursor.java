package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges cursors; of the entries with one key only the one with the greatest precedence comes out. */
final class MergeCursor implements EntryCursor {
    private final PriorityQueue<EntryCursor> heap = new PriorityQueue<>(Comparator.<EntryCursor, Entry>comparing(
                    EntryCursor::entry, Entry::compareKey)
            .thenComparing(Comparator.comparingInt(EntryCursor::precedence).reversed()));
    private Entry entry = new Entry.Tombstone(0, 0);
    private int precedence;
    private boolean started;

    MergeCursor(List<? extends EntryCursor> cursors) {
        for (EntryCursor cursor : cursors) {
            if (cursor.advance()) {
                heap.add(cursor);
            }
        }
    }

    @Override
    public boolean advance() {
        while (!heap.isEmpty()) {
            EntryCursor next = heap.poll();
            Entry candidate = next.entry();
            int candidatePrecedence = next.precedence();
            if (next.advance()) {
                heap.add(next);
            }
            if (!started || entry.compareKey(candidate) != 0) {
                started = true;
                entry = candidate;
                precedence = candidatePrecedence;
                return true;
            }
        }
        return false;
    }

    @Override
    public Entry entry() {
        return entry;
    }

    @Override
    public int precedence() {
        return precedence;
    }
}
