package io.strongroom.worker.application.port.out;

/** Compression of frames. Safe for several threads; does not block. */
public interface FrameCompression {
    /** The compressed form of the first {@code length} bytes. */
    byte[] compress(byte[] raw, int length);

    /** Throws {@code CorruptSnapshotException} (MALFORMED) unless exactly {@code rawLength} bytes come out. */
    byte[] decompress(byte[] compressed, int rawLength);
}
