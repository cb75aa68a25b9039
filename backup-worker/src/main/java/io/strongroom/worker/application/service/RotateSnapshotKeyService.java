package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.RotateSnapshotKey;
import io.strongroom.worker.application.port.out.KeyRing;
import io.strongroom.worker.application.port.out.KeyRings;
import io.strongroom.worker.application.port.out.TenantKeys;
import io.strongroom.worker.application.port.out.WrongKeyException;
import java.util.Optional;

/**
 * Writes the ring under the first key, reads it back, and relies on it only then. The older key stays configured until an
 * operator removes it, so at every moment some configured key opens what is stored.
 */
public final class RotateSnapshotKeyService implements RotateSnapshotKey {
    private final KeyRings rings;
    private final TenantKeys keys;

    public RotateSnapshotKeyService(KeyRings rings, TenantKeys keys) {
        this.rings = rings;
        this.keys = keys;
    }

    @Override
    public Outcome rotate() {
        KeyRing ring = stored();
        Optional<String> refusal = keys.reload(ring);
        keys.use(ring);
        if (keys.opensWithFirst(ring)) {
            return new Outcome(true, false, refusal);
        }
        if (rings.replace(keys.wrappedAnew(ring)) == KeyRings.Replacement.LOST_RACE) {
            // Another worker was quicker: the next pass sees what it wrote.
            return new Outcome(false, false, refusal);
        }
        KeyRing written = stored();
        if (!keys.opensWithFirst(written)) {
            rings.replace(
                    new KeyRing(ring.tenant(), written.revision() + 1, ring.wrappedHashKey(), ring.wrappedDataKeys()));
            return new Outcome(
                    false, false, Optional.of("the key ring did not read back as written; the former one is put back"));
        }
        keys.use(written);
        return new Outcome(true, true, refusal);
    }

    private KeyRing stored() {
        return rings.find().orElseThrow(() -> new WrongKeyException("the key ring is gone"));
    }
}
