package io.strongroom.worker.domain.snapshot.format;

/** What an encrypted frame holds; part of the associated data, so that no frame can stand in for another kind. */
public enum FrameKind {
    OBJECTS(1),
    VALUE(2),
    SEGMENT(3),
    META(4),
    RUN(5),
    META_CONTINUATION(6),
    RUN_CONTINUATION(7);

    private final int code;

    FrameKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
