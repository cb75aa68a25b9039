package io.strongroom.worker.domain.job;

/** How many unreadable objects a snapshot may lack before it would be a lie to call it one. */
public record QuarantineLimit(long objects, double share) {

    public QuarantineLimit {
        if (objects < 0 || share < 0 || share > 1) {
            throw new IllegalArgumentException("objects must not be negative, share must be within 0 and 1");
        }
    }

    /** The share allows one object at least, else a single unreadable one would forbid to back up a small schema. */
    public boolean isExceeded(long quarantined, long total) {
        return quarantined > objects || quarantined > Math.max(1, (long) Math.floor(share * total));
    }
}
