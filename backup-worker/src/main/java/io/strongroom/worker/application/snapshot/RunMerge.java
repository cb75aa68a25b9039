package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.Entry;
import io.strongroom.worker.domain.snapshot.IdSet;
import io.strongroom.worker.domain.snapshot.format.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Merges any number of runs with a bounded number of them open. Runs that do not overlap form a chain, which costs one
 * open run however long it is; a backup makes few chains, because each task goes through its objects in order. Should
 * there be more chains than the fan-in allows, some are merged into intermediate runs first.
 */
final class RunMerge {
    static final int FAN_IN = 64;

    private final SealedChunks chunks;
    private final int fanIn;
    private final IdSet targets = new IdSet();
    private long entries;

    RunMerge(SealedChunks chunks, int fanIn) {
        this.chunks = chunks;
        this.fanIn = fanIn;
    }

    /** Every id that any of the runs refers to; complete once the cursor was made. */
    IdSet targets() {
        return targets;
    }

    /** At most this many entries will come. */
    long entries() {
        return entries;
    }

    /** A cursor over the runs; of two entries for one object, that of the later run in the list holds. */
    EntryCursor open(List<ChunkId> runs) {
        List<RunDocument.Summary> summaries = new ArrayList<>(runs.size());
        for (ChunkId run : runs) {
            RunDocument.Summary summary = RunDocument.scan(chunks, run, summaries.size(), targets::add);
            entries += summary.entries();
            summaries.add(summary);
        }
        List<List<RunDocument.Summary>> chains = chains(summaries);
        while (chains.size() > fanIn) {
            List<List<RunDocument.Summary>> merged = new ArrayList<>();
            for (int from = 0; from < chains.size(); from += fanIn) {
                merged.add(mergeToRuns(chains.subList(from, Math.min(chains.size(), from + fanIn))));
            }
            chains = merged;
        }
        return cursor(chains);
    }

    private EntryCursor cursor(List<List<RunDocument.Summary>> chains) {
        return new MergeCursor(
                chains.stream().map(chain -> new RunChainCursor(chunks, chain)).toList());
    }

    private static List<List<RunDocument.Summary>> chains(List<RunDocument.Summary> summaries) {
        List<RunDocument.Summary> byStart = new ArrayList<>(summaries);
        byStart.sort((a, b) -> Entry.compareKeys(a.firstType(), a.firstObject(), b.firstType(), b.firstObject()));
        Comparator<List<RunDocument.Summary>> byEnd = (a, b) -> {
            RunDocument.Summary endA = a.get(a.size() - 1);
            RunDocument.Summary endB = b.get(b.size() - 1);
            return Entry.compareKeys(endA.lastType(), endA.lastObject(), endB.lastType(), endB.lastObject());
        };
        PriorityQueue<List<RunDocument.Summary>> open = new PriorityQueue<>(byEnd);
        for (RunDocument.Summary run : byStart) {
            List<RunDocument.Summary> earliest = open.peek();
            boolean fits = earliest != null && run.startsAfter(earliest.get(earliest.size() - 1));
            List<RunDocument.Summary> chain = fits ? open.remove() : new ArrayList<>();
            chain.add(run);
            open.add(chain);
        }
        return new ArrayList<>(open);
    }

    private List<RunDocument.Summary> mergeToRuns(List<List<RunDocument.Summary>> chains) {
        List<RunDocument.Summary> result = new ArrayList<>();
        EntryCursor cursor = cursor(chains);
        RunDocument.Builder run = new RunDocument.Builder(true);
        while (cursor.advance()) {
            if (!run.isEmpty() && run.sizeWith(cursor.entry()) > Limits.VALUE_BYTES - 64) {
                result.add(run.write(chunks));
            }
            run.add(cursor.entry(), cursor.precedence());
        }
        if (!run.isEmpty()) {
            result.add(run.write(chunks));
        }
        return result;
    }
}
