package io.strongroom.worker.application.port.in;

import java.util.Optional;

/** Takes over a changed configuration of snapshot keys and brings the key ring under the first of them. */
public interface RotateSnapshotKey {
    /** May be repeated, and by several workers at once. */
    Outcome rotate();

    /**
     * What came of it.
     *
     * @param underFirstKey whether the key ring opens with the first key: only then may the others be removed
     * @param rewrapped whether this call has brought it there
     * @param refusal why the changed configuration was not taken over; the keys are then those of before
     */
    record Outcome(boolean underFirstKey, boolean rewrapped, Optional<String> refusal) {}
}
