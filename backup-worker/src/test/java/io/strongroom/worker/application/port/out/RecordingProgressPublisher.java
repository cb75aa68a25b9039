package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was published, and can be a broker that does not answer. */
public final class RecordingProgressPublisher implements ProgressPublisher {
    public final List<Job> published = new CopyOnWriteArrayList<>();
    public final List<Removal> removals = new CopyOnWriteArrayList<>();
    public volatile boolean answers = true;

    @Override
    public boolean publish(Job job) {
        if (answers) {
            published.add(job);
        }
        return answers;
    }

    @Override
    public boolean publishRemoval(Job job, Optional<Job> newestLeft) {
        if (answers) {
            removals.add(new Removal(job.id(), job.sequence(), newestLeft.map(Job::id)));
        }
        return answers;
    }

    /** What was told of a deletion. */
    public record Removal(BackupId id, long sequence, Optional<BackupId> newestLeft) {}
}
