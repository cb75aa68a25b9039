package io.strongroom.worker.domain.snapshot.format;

import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.UnsupportedFormatException;

/** The layout of every chunk that is not a pack: a header, then one encrypted frame to the end. */
public record SealedLayout(int kindCode, int keyEpoch, int rawLength) {
    public static final int HEADER = 14;

    private static final int MAGIC = 0x5352424C;

    public static SealedLayout parse(byte[] stored) {
        ByteReader reader = new ByteReader(stored);
        if (reader.u32() != MAGIC) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "chunk does not start as one");
        }
        int version = reader.u8();
        if (version > SnapshotRoot.FORMAT_VERSION) {
            throw new UnsupportedFormatException("chunk", version);
        }
        SealedLayout layout = new SealedLayout(reader.u8(), reader.u32(), reader.u32());
        if (layout.rawLength < 0 || layout.rawLength > Limits.RAW_BYTES) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "chunk promises " + layout.rawLength + " bytes");
        }
        return layout;
    }

    public byte[] store(byte[] encrypted) {
        return new ByteWriter(HEADER + encrypted.length)
                .u32(MAGIC)
                .u8(SnapshotRoot.FORMAT_VERSION)
                .u8(kindCode)
                .u32(keyEpoch)
                .u32(rawLength)
                .bytes(encrypted)
                .toArray();
    }
}
