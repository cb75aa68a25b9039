package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.format.EntryTable;
import java.util.List;
import java.util.Optional;

/** Walks over runs that follow each other without overlap, with one of them open at a time. */
final class RunChainCursor implements EntryCursor {
    private final SealedChunks chunks;
    private final List<RunDocument.Summary> runs;
    private int opened;
    private Optional<EntryTable.Reader> reader = Optional.empty();
    private Entry entry = new Entry.Tombstone(0, 0);
    private int precedence;

    RunChainCursor(SealedChunks chunks, List<RunDocument.Summary> runs) {
        this.chunks = chunks;
        this.runs = runs;
    }

    @Override
    public boolean advance() {
        while (reader.isEmpty() || !reader.get().hasNext()) {
            if (opened == runs.size()) {
                reader = Optional.empty();
                return false;
            }
            reader = Optional.of(RunDocument.open(chunks, runs.get(opened++).id()));
        }
        RunDocument.Summary run = runs.get(opened - 1);
        EntryTable.Reader current = reader.get();
        entry = current.next();
        precedence = run.merged() ? current.precedence() : run.precedence();
        return true;
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
