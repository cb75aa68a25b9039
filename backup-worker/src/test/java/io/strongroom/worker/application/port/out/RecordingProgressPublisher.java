package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.Job;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was published, and can be a broker that does not answer. */
public final class RecordingProgressPublisher implements ProgressPublisher {
    public final List<Job> published = new CopyOnWriteArrayList<>();
    public volatile boolean answers = true;

    @Override
    public boolean publish(Job job) {
        if (answers) {
            published.add(job);
        }
        return answers;
    }
}
