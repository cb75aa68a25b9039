package io.strongroom.worker.application.port.out;

import java.util.Optional;

/**
 * The configured tenant keys, the first of which wraps the key ring while any of them opens it. Nothing here blocks longer
 * than reading a small file takes. Safe for several threads.
 */
public interface TenantKeys {
    /**
     * Reads the configuration again and takes it over, unless it cannot be used or none of its keys opens the ring; then
     * the keys stay as they were, and the reason is returned.
     */
    Optional<String> reload(KeyRing ring);

    boolean opensWithFirst(KeyRing ring);

    /**
     * The next revision of the ring: every key wrapped by the first tenant key, opened again and compared, and a new data
     * key for all that is written from now on. Throws {@link WrongKeyException} when no key opens the ring.
     */
    KeyRing wrappedAnew(KeyRing ring);

    /** Reads with every epoch of the ring and writes with its newest from now on. */
    void use(KeyRing ring);
}
