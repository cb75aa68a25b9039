package io.strongroom.worker.domain.snapshot;

/** How stored data can be wrong. */
public enum Damage {
    /** A chunk is not in the store. */
    MISSING,
    /** The SHA-256 of the stored bytes is not the chunk's name. */
    ALTERED,
    /** Authentication failed: written for another tenant, kind, place or key. */
    UNREADABLE,
    /** Readable, but not in the layout of its format version, or not what the entry says. */
    MALFORMED,
    /** The content's keyed hash is not the one in its entry. */
    WRONG_VERSION,
    /** The merkle root over all entries differs. */
    MERKLE_ROOT,
    /** A count in the root differs from what is stored. */
    COUNT,
    /** The root's own HMAC or its tie to the previous root does not hold. */
    CHAIN
}
