package io.strongroom.worker.domain.snapshot.format;

/** The sizes of format version 1. */
public final class Limits {
    /** No stored chunk is larger; a document of a MongoDB-like store costs much more above 512 KB. */
    public static final int CHUNK_BYTES = 480 * 1024;

    /** Objects in one frame; measured: twice as many save 5 % space and double the cost of a lookup. */
    public static final int FRAME_OBJECTS = 64;

    /** Uncompressed bytes of one frame of objects, and the largest object that stays inside a frame. */
    public static final int FRAME_BYTES = 256 * 1024;

    /** Uncompressed bytes of one value pack or continuation: below a chunk even when nothing compresses. */
    public static final int VALUE_BYTES = 448 * 1024;

    /** Uncompressed bytes of anything; a header that promises more is damaged. */
    public static final int RAW_BYTES = 4 * 1024 * 1024;

    private Limits() {}
}
