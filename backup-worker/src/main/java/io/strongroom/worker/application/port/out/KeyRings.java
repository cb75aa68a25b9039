package io.strongroom.worker.application.port.out;

import java.util.Optional;

/**
 * Keeps the one key ring of an installation, every key in it wrapped by the tenant key. Calls block, may be repeated, and
 * throw {@link SnapshotStoreUnavailableException} or {@link SnapshotStoreRejectedException}.
 */
public interface KeyRings {
    Optional<KeyRing> find();

    /** Inserts the ring unless there is one, and gives the one that holds now: of several workers, one wins. */
    KeyRing insertIfAbsent(KeyRing ring);

    /** Replaces the ring when its stored revision is the one before {@code ring.revision()}. */
    Replacement replace(KeyRing ring);

    enum Replacement {
        REPLACED,
        LOST_RACE
    }
}
