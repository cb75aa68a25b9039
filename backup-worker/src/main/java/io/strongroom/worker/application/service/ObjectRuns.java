package io.strongroom.worker.application.service;

import io.strongroom.worker.domain.job.Gathered;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.snapshot.ChunkId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The runs that hold a backup's objects: later rounds hold over earlier ones, and late runs over all. */
final class ObjectRuns {

    private ObjectRuns() {}

    static List<ChunkId> of(Collection<Task> tasks, Gathered gathered) {
        return Stream.concat(
                        tasks.stream()
                                .filter(Task::readsObjects)
                                .sorted(Comparator.comparingInt(
                                        task -> task.id().round()))
                                .flatMap(task -> task.runs().stream()),
                        gathered.lateRuns().stream())
                .map(ChunkId::parse)
                .toList();
    }
}
