package io.strongroom.worker.domain.snapshot;

/** The folders of the snapshot store. */
public enum ChunkKind {
    PACK("packs"),
    SEGMENT("segments"),
    META("meta"),
    RUN("runs");

    private final String folder;

    ChunkKind(String folder) {
        this.folder = folder;
    }

    public String folder() {
        return folder;
    }
}
