package io.strongroom.worker.domain.snapshot.format;

import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.UnsupportedFormatException;
import java.util.ArrayList;
import java.util.List;

/** The layout of a pack: header, encrypted frames, frame table, trailer. */
public final class PackLayout {
    public static final int OBJECTS = 1;
    public static final int VALUE = 2;
    public static final int FRAME_OVERHEAD = 10;
    public static final int FIXED_OVERHEAD = 18;

    private static final int MAGIC = 0x5352504B;
    private static final int END_MAGIC = 0x53525045;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    private final int content;
    private final int keyEpoch;
    private final List<Frame> frames;

    private PackLayout(int content, int keyEpoch, List<Frame> frames) {
        this.content = content;
        this.keyEpoch = keyEpoch;
        this.frames = frames;
    }

    /** Where a frame lies in the pack, and what it becomes once it is opened. */
    public record Frame(int offset, int storedLength, int rawLength, int objects) {}

    public static PackLayout parse(byte[] stored) {
        ByteReader header = new ByteReader(stored);
        if (header.u32() != MAGIC) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "pack does not start as one");
        }
        int version = header.u8();
        if (version > SnapshotRoot.FORMAT_VERSION) {
            throw new UnsupportedFormatException("pack", version);
        }
        int content = header.u8();
        int keyEpoch = header.u32();
        if (stored.length < HEADER + TRAILER) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "pack is too short");
        }
        ByteReader trailer = new ByteReader(stored, stored.length - TRAILER, TRAILER);
        int count = trailer.u32();
        int table = stored.length - TRAILER - count * FRAME_OVERHEAD;
        if (trailer.u32() != END_MAGIC || count < 0 || count > stored.length / FRAME_OVERHEAD || table < HEADER) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "pack does not end as one");
        }
        ByteReader rows = new ByteReader(stored, table, count * FRAME_OVERHEAD);
        List<Frame> frames = new ArrayList<>(count);
        int offset = HEADER;
        for (int i = 0; i < count; i++) {
            Frame frame = new Frame(offset, rows.u32(), rows.u32(), rows.u16());
            if (frame.storedLength() < 0
                    || frame.storedLength() > table - offset
                    || frame.rawLength() < 0
                    || frame.rawLength() > Limits.RAW_BYTES) {
                throw new CorruptSnapshotException(Damage.MALFORMED, "frame " + i + " does not fit into its pack");
            }
            offset += frame.storedLength();
            frames.add(frame);
        }
        if (offset != table) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "pack has bytes that belong to no frame");
        }
        return new PackLayout(content, keyEpoch, List.copyOf(frames));
    }

    public boolean holdsObjects() {
        return content == OBJECTS;
    }

    public int keyEpoch() {
        return keyEpoch;
    }

    public List<Frame> frames() {
        return frames;
    }

    public Frame frame(int number) {
        if (number < 0 || number >= frames.size()) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "pack has no frame " + number);
        }
        return frames.get(number);
    }

    /** Collects frames for one pack; reused after {@link #finish}. */
    public static final class Builder {
        private final int content;
        private final int keyEpoch;
        private final ByteWriter body = new ByteWriter(Limits.CHUNK_BYTES);
        private final ByteWriter table = new ByteWriter(1024);
        private int frames;

        public Builder(int content, int keyEpoch) {
            this.content = content;
            this.keyEpoch = keyEpoch;
            start();
        }

        private void start() {
            body.clear();
            table.clear();
            frames = 0;
            body.u32(MAGIC).u8(SnapshotRoot.FORMAT_VERSION).u8(content).u32(keyEpoch);
        }

        public void add(byte[] encrypted, int rawLength, int objects) {
            body.bytes(encrypted);
            table.u32(encrypted.length).u32(rawLength).u16(objects);
            frames++;
        }

        public int frames() {
            return frames;
        }

        /** What {@link #finish} would give now. */
        public int storedSize() {
            return body.size() + table.size() + TRAILER;
        }

        public byte[] finish() {
            body.bytes(table.array(), 0, table.size()).u32(frames).u32(END_MAGIC);
            byte[] stored = body.toArray();
            start();
            return stored;
        }
    }
}
