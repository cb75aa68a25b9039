package io.strongroom.worker.domain.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a running backup has safely stored besides its tasks; the ledger keeps it so that another worker can go on.
 *
 * @param windowFrom T0 by the site's clock, less the overlap
 * @param windowTo T1 by the site's clock, known when the last object was read
 * @param definitions fingerprints of the definitions that the objects were read under, by object type
 * @param round how often types had to be read again because they changed meanwhile
 * @param lateRuns runs read after the tasks, in reading order
 * @param extras what is known of each extra; of one that is still read, what stands in its way
 * @param newBytes written by this backup, in the snapshot store
 * @param storedBytes of the whole snapshot
 */
public record Gathered(
        Optional<Instant> windowFrom,
        Optional<Instant> windowTo,
        Map<String, String> definitions,
        int round,
        List<String> lateRuns,
        Counts counts,
        Map<Extra, ExtraResult> extras,
        long newBytes,
        long storedBytes) {

    public Gathered {
        definitions = Map.copyOf(definitions);
        lateRuns = List.copyOf(lateRuns);
        extras = Map.copyOf(extras);
    }

    public static Gathered nothing() {
        return new Gathered(Optional.empty(), Optional.empty(), Map.of(), 0, List.of(), Counts.none(), Map.of(), 0, 0);
    }

    /** The window begins with the first definitions that were read; later ones do not move it. */
    public Gathered withDefinitions(Instant from, Map<String, String> fingerprints) {
        return new Gathered(
                Optional.of(windowFrom.orElse(from)),
                windowTo,
                fingerprints,
                round,
                lateRuns,
                counts,
                extras,
                newBytes,
                storedBytes);
    }

    public Gathered withLateRun(String run, long bytes) {
        List<String> runs = new ArrayList<>(lateRuns);
        runs.add(run);
        return new Gathered(
                windowFrom, windowTo, definitions, round, runs, counts, extras, newBytes + bytes, storedBytes);
    }

    public Gathered nextRound() {
        return new Gathered(
                windowFrom, windowTo, definitions, round + 1, lateRuns, counts, extras, newBytes, storedBytes);
    }

    public Gathered sealed(Instant to, Counts finalCounts, long bytesWritten, long bytesStored) {
        return new Gathered(
                windowFrom,
                Optional.of(to),
                definitions,
                round,
                lateRuns,
                finalCounts,
                extras,
                bytesWritten,
                bytesStored);
    }

    public Gathered withExtras(Map<Extra, ExtraResult> results) {
        return new Gathered(windowFrom, windowTo, definitions, round, lateRuns, counts, results, newBytes, storedBytes);
    }
}
