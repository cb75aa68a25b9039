package io.strongroom.worker.domain.snapshot.format;

import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote; whatever does not fit is reported as damage, never as an index error. */
public final class ByteReader {
    private final byte[] buffer;
    private int position;
    private final int end;

    public ByteReader(byte[] buffer) {
        this(buffer, 0, buffer.length);
    }

    public ByteReader(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.position = offset;
        this.end = offset + length;
    }

    public int u8() {
        need(1);
        return buffer[position++] & 0xFF;
    }

    public int u16() {
        return (u8() << 8) | u8();
    }

    public int u32() {
        return (u16() << 16) | u16();
    }

    public long u64() {
        return ((long) u32() << 32) | (u32() & 0xFFFFFFFFL);
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new CorruptSnapshotException(Damage.MALFORMED, "number of more than 10 bytes");
    }

    public long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count or length that must lie between 0 and the limit. */
    public int length(int limit) {
        long value = varint();
        if (value < 0 || value > limit) {
            throw new CorruptSnapshotException(
                    Damage.MALFORMED, "length " + value + " where at most " + limit + " fit");
        }
        return (int) value;
    }

    public byte[] bytes(int length) {
        need(length);
        byte[] copy = Arrays.copyOfRange(buffer, position, position + length);
        position += length;
        return copy;
    }

    public void skip(int length) {
        need(length);
        position += length;
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return end - position;
    }

    private void need(int length) {
        if (length < 0 || end - position < length) {
            throw new CorruptSnapshotException(
                    Damage.MALFORMED, "ends " + (length - (end - position)) + " bytes too early");
        }
    }
}
