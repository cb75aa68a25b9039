package io.strongroom.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Real PNG bytes without a graphics library: a coloured square with a lighter frame. */
final class Pictures {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Pictures() {}

    static byte[] png(int size, int color) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream head = new DataOutputStream(header);
            head.writeInt(size);
            head.writeInt(size);
            head.write(new byte[] {8, 2, 0, 0, 0});
            chunk(file, "IHDR", header.toByteArray());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream pixels = new DeflaterOutputStream(packed)) {
                int frame = Math.max(1, size / 12);
                for (int y = 0; y < size; y++) {
                    pixels.write(0);
                    for (int x = 0; x < size; x++) {
                        boolean edge = x < frame || y < frame || x >= size - frame || y >= size - frame;
                        int light = edge ? 90 : 0;
                        pixels.write(Math.min(255, (color & 0x9f) + light));
                        pixels.write(Math.min(255, (color >>> 8 & 0x9f) + light));
                        pixels.write(Math.min(255, (color >>> 16 & 0x9f) + light));
                    }
                }
            }
            chunk(file, "IDAT", packed.toByteArray());
            chunk(file, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void chunk(ByteArrayOutputStream file, String name, byte[] data) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        out.writeInt(data.length);
        out.write(type);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
