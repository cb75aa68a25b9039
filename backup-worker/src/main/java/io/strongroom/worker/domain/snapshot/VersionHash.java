package io.strongroom.worker.domain.snapshot;

import java.nio.ByteBuffer;

/** The first 16 bytes of the keyed hash of an object's canonical bytes: equal hashes mean an equal version. */
public record VersionHash(long high, long low) {
    public static final int BYTES = 16;

    public static VersionHash of(byte[] mac) {
        ByteBuffer buffer = ByteBuffer.wrap(mac);
        return new VersionHash(buffer.getLong(), buffer.getLong());
    }
}
