package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.IssueSource;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.SnapshotAssembler;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.snapshot.IdSet;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Reads the tasks that are not about the objects themselves. */
public final class ExtraTaskReader {
    private final TaskLedger tasks;
    private final Function<StorageId, SnapshotAssembler> assemblers;
    private final IssueReader issues;

    public ExtraTaskReader(TaskLedger tasks, Function<StorageId, SnapshotAssembler> assemblers, IssueReader issues) {
        this.tasks = tasks;
        this.assemblers = assemblers;
        this.issues = issues;
    }

    /** Returns when the task is done, or has been checkpointed and released because {@code pausing} became true. */
    void read(Job job, Task task, Site site, ObjectPacker packer, Hold hold, BooleanSupplier pausing) {
        switch (task.extraWork().orElseThrow().extra()) {
            case OBJECTS_IN_ISSUES -> issues.read(task, issuesOf(site), objectIds(job), packer, hold, pausing);
        }
    }

    /** A site had them when the task was planned. */
    private static IssueSource issuesOf(Site site) {
        return site.issues().orElseThrow(() -> new IllegalStateException("the site does not give its issues any more"));
    }

    private IdSet objectIds(Job job) {
        return assemblers
                .apply(job.storageId())
                .objectIds(Optional.empty(), ObjectRuns.of(tasks.of(job.id()), job.gathered()));
    }
}
