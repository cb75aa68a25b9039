package io.strongroom.worker.application.service;

import io.strongroom.worker.application.snapshot.Assembly;
import io.strongroom.worker.application.snapshot.CollectionRuns;
import io.strongroom.worker.domain.job.Extra;
import io.strongroom.worker.domain.job.ExtraResult;
import io.strongroom.worker.domain.job.ExtraWork;
import io.strongroom.worker.domain.job.Tally;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskFailure;
import io.strongroom.worker.domain.job.Warning;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of the tasks that read extras: the collections of the snapshot, and how much of each extra there is. */
final class ReadExtras {
    private final Map<Extra, ExtraResult> known;
    private final List<Task> tasks;

    /** @param known of each extra before anything of it was read */
    ReadExtras(Map<Extra, ExtraResult> known, List<Task> all) {
        this.known = known;
        this.tasks = all.stream().filter(task -> !task.readsObjects()).toList();
    }

    SortedMap<String, CollectionRuns> collections() {
        List<ChunkId> issues = tasks.stream()
                .filter(task -> task.extraWork().orElseThrow().extra() == Extra.OBJECTS_IN_ISSUES)
                .flatMap(task -> task.runs().stream())
                .map(ChunkId::parse)
                .toList();
        return new TreeMap<>(Map.of(SnapshotRoot.ISSUES, CollectionRuns.whole(issues)));
    }

    Map<Extra, ExtraResult> results(Assembly assembly) {
        Map<Extra, Tally> tallies = new EnumMap<>(Extra.class);
        for (Task task : tasks) {
            ExtraWork work = task.extraWork().orElseThrow();
            Tally tally = task.status() == Task.Status.DONE
                    ? work.tally()
                    : work.tally().plus(Tally.notRead(1, whyNot(task)));
            tallies.merge(work.extra(), tally, Tally::plus);
        }
        // an issue that holds objects in two fields is one issue
        tallies.computeIfPresent(
                Extra.OBJECTS_IN_ISSUES,
                (extra, tally) -> new Tally(
                        assembly.collectionCounts().get(SnapshotRoot.ISSUES).distinctIds(),
                        tally.notRead(),
                        tally.reason()));
        Map<Extra, ExtraResult> results = new EnumMap<>(Extra.class);
        known.forEach((extra, result) -> results.put(extra, result.with(tallies.getOrDefault(extra, Tally.none()))));
        return results;
    }

    private static String whyNot(Task task) {
        return task.lastFailure().map(TaskFailure::message).orElse("It was not read to its end");
    }

    /** What a person should know; that something is switched off, or is not to be had, is no news. */
    static Optional<Warning> warning(Extra extra, ExtraResult result) {
        boolean missing =
                switch (result.state()) {
                    case PARTIAL, NOT_READABLE -> true;
                    case COMPLETE, NOT_OFFERED_BY_API, SWITCHED_OFF -> false;
                };
        if (!missing) {
            return Optional.empty();
        }
        boolean onlySuspected = result.state() == ExtraResult.State.PARTIAL && result.notRead() == 0;
        return Optional.of(new Warning(
                onlySuspected ? Warning.EXTRA_MAY_LACK : Warning.EXTRA_NOT_READ,
                extra.words() + ": " + result.reason().orElse(""),
                Math.max(1, result.notRead())));
    }

    /** For the root: the number of entries of each collection, in all and by the first part of their key. */
    static SortedMap<String, Long> counted(Assembly assembly) {
        SortedMap<String, Long> counts = new TreeMap<>();
        assembly.collectionCounts().forEach((name, of) -> {
            counts.put(name, of.entries());
            of.byType().forEach((type, entries) -> counts.put(name + "." + type, entries));
        });
        return counts;
    }
}
