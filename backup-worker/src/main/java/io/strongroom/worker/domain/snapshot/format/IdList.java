package io.strongroom.worker.domain.snapshot.format;

import java.util.function.LongConsumer;

/** A list of ids in ascending order, stored as differences. */
public final class IdList {
    private IdList() {}

    public static void write(ByteWriter writer, long[] ascending, int count) {
        writer.varint(count);
        long previous = 0;
        for (int i = 0; i < count; i++) {
            writer.varint(ascending[i] - previous);
            previous = ascending[i];
        }
    }

    public static void read(ByteReader reader, LongConsumer consumer) {
        int count = reader.length(reader.remaining());
        long previous = 0;
        for (int i = 0; i < count; i++) {
            previous += reader.varint();
            consumer.accept(previous);
        }
    }
}
