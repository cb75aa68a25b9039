package io.strongroom.worker.domain.job;

/** What a task has stored so far, and where its time went. */
public record TaskTotals(long objects, long references, long canonicalBytes, long storedBytes, TimeSpent time) {

    public static TaskTotals none() {
        return new TaskTotals(0, 0, 0, 0, TimeSpent.none());
    }

    public TaskTotals plus(TaskTotals other) {
        return new TaskTotals(
                objects + other.objects,
                references + other.references,
                canonicalBytes + other.canonicalBytes,
                storedBytes + other.storedBytes,
                time.plus(other.time));
    }
}
