package io.strongroom.worker.application.port.out;

import java.util.Optional;

/** The key ring on the heap. */
public final class InMemoryKeyRings implements KeyRings {
    private Optional<KeyRing> stored = Optional.empty();

    @Override
    public synchronized Optional<KeyRing> find() {
        return stored;
    }

    @Override
    public synchronized KeyRing insertIfAbsent(KeyRing ring) {
        if (stored.isEmpty()) {
            stored = Optional.of(ring);
        }
        return stored.get();
    }

    @Override
    public synchronized Replacement replace(KeyRing ring) {
        if (stored.isEmpty() || stored.get().revision() != ring.revision() - 1) {
            return Replacement.LOST_RACE;
        }
        stored = Optional.of(ring);
        return Replacement.REPLACED;
    }
}
