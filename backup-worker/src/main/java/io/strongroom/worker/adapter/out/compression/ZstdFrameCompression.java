package io.strongroom.worker.adapter.out.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.strongroom.worker.application.port.out.FrameCompression;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Zstandard level 3 without dictionary and without a checksum of its own: the cipher authenticates more. */
public final class ZstdFrameCompression implements FrameCompression {
    private static final int LEVEL = 3;

    private final ConcurrentLinkedQueue<Contexts> idle = new ConcurrentLinkedQueue<>();

    @Override
    public byte[] compress(byte[] raw, int length) {
        Contexts contexts = take();
        try {
            byte[] target = contexts.room((int) Zstd.compressBound(length));
            int size = contexts.compress.compressByteArray(target, 0, target.length, raw, 0, length);
            return Arrays.copyOf(target, size);
        } finally {
            idle.add(contexts);
        }
    }

    @Override
    public byte[] decompress(byte[] compressed, int rawLength) {
        Contexts contexts = take();
        try {
            byte[] raw = new byte[rawLength];
            int size = contexts.decompress.decompressByteArray(raw, 0, rawLength, compressed, 0, compressed.length);
            if (size != rawLength) {
                throw new CorruptSnapshotException(
                        Damage.MALFORMED, "frame opens to " + size + " bytes, not " + rawLength);
            }
            return raw;
        } catch (ZstdException e) {
            throw new CorruptSnapshotException(Damage.MALFORMED, "frame does not decompress", e);
        } finally {
            idle.add(contexts);
        }
    }

    private Contexts take() {
        Contexts contexts = idle.poll();
        return contexts == null ? new Contexts() : contexts;
    }

    /** Native memory that is costly to make; as many as there are threads at work, and they live as long as the program. */
    private static final class Contexts {
        private final ZstdCompressCtx compress = new ZstdCompressCtx().setLevel(LEVEL);
        private final ZstdDecompressCtx decompress = new ZstdDecompressCtx();
        private byte[] room = new byte[0];

        private byte[] room(int size) {
            if (room.length < size) {
                room = new byte[size];
            }
            return room;
        }
    }
}
