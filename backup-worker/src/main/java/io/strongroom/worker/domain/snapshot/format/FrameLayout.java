package io.strongroom.worker.domain.snapshot.format;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import java.util.ArrayList;
import java.util.List;

/** The layout of an opened frame: the slots one after the other, each naming the object that it holds. */
public final class FrameLayout {
    private FrameLayout() {}

    /** Bytes that stand in the slot, or the value packs that hold them. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Body(byte[] inline, long length, List<ChunkId> packs) {
        public Body {
            packs = List.copyOf(packs);
        }

        public boolean isInline() {
            return packs.isEmpty();
        }

        public static Body inline(byte[] bytes) {
            return new Body(bytes, bytes.length, List.of());
        }

        public static Body in(long length, List<ChunkId> packs) {
            return new Body(new byte[0], length, packs);
        }
    }

    /** One object version as it lies in a frame. */
    public record Slot(long typeId, long objectId, Body canonical, Body annotations) {}

    public static void writeSlot(ByteWriter writer, Slot slot) {
        int flags = (slot.canonical().isInline() ? 0 : 1) | (slot.annotations().isInline() ? 0 : 2);
        writer.u8(flags).varint(slot.typeId()).varint(slot.objectId());
        writeBody(writer, slot.canonical());
        writeBody(writer, slot.annotations());
    }

    private static void writeBody(ByteWriter writer, Body body) {
        writer.varint(body.length());
        if (body.isInline()) {
            writer.bytes(body.inline());
        } else {
            writer.varint(body.packs().size());
            for (ChunkId pack : body.packs()) {
                writer.bytes(pack.hashBytes());
            }
        }
    }

    /** All slots of a frame that promises {@code objects} of them. */
    public static List<Slot> read(byte[] raw, int objects) {
        ByteReader reader = new ByteReader(raw);
        List<Slot> slots = new ArrayList<>(objects);
        for (int i = 0; i < objects; i++) {
            slots.add(readSlot(reader));
        }
        if (reader.remaining() != 0) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "frame has bytes that belong to no object");
        }
        return slots;
    }

    private static Slot readSlot(ByteReader reader) {
        int flags = reader.u8();
        if (flags > 3) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "slot has unknown flags " + flags);
        }
        long typeId = reader.varint();
        long objectId = reader.varint();
        return new Slot(typeId, objectId, readBody(reader, (flags & 1) != 0), readBody(reader, (flags & 2) != 0));
    }

    private static Body readBody(ByteReader reader, boolean elsewhere) {
        int length = reader.length(Integer.MAX_VALUE);
        if (!elsewhere) {
            return Body.inline(reader.bytes(length));
        }
        int count = reader.length(reader.remaining() / ChunkId.HASH_BYTES);
        List<ChunkId> packs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            packs.add(ChunkId.ofHash(ChunkKind.PACK, reader.bytes(ChunkId.HASH_BYTES)));
        }
        return Body.in(length, packs);
    }
}
