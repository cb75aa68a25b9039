package io.strongroom.worker.application.port.out;

/**
 * The keys of the snapshots: ciphers for the frames, one per key epoch, and the keyed hash. Opened once at start, which is
 * when a wrong tenant key shows as {@link WrongKeyException}; afterwards nothing here blocks. Safe for several threads.
 */
public interface SnapshotKeys {
    /** Who owns the data; part of every frame's associated data. */
    String tenant();

    /** The epoch that new chunks are written with. */
    int currentEpoch();

    /** Authenticated encryption with the key of the epoch; throws {@link WrongKeyException} for an unknown epoch. */
    FrameCipher cipher(int epoch);

    /** HMAC-SHA-256, 32 bytes, with a key that outlives the epochs: equal content has an equal hash for ever. */
    byte[] mac(byte[] content);

    interface FrameCipher {
        byte[] encrypt(byte[] plain, byte[] associatedData);

        /** Throws {@code CorruptSnapshotException} (UNREADABLE) when the bytes or the associated data are not those written. */
        byte[] decrypt(byte[] encrypted, byte[] associatedData);
    }
}
