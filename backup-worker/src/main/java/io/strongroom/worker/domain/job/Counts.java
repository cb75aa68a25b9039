package io.strongroom.worker.domain.job;

/** What a snapshot holds, counted by the engine while it was written. */
public record Counts(
        long objectTypes,
        long attributes,
        long objects,
        long references,
        long statuses,
        long referenceTypes,
        long icons) {

    public static Counts none() {
        return new Counts(0, 0, 0, 0, 0, 0, 0);
    }

    public Counts withObjects(long newObjects, long newReferences) {
        return new Counts(objectTypes, attributes, newObjects, newReferences, statuses, referenceTypes, icons);
    }
}
