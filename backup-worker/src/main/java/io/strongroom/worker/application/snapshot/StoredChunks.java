package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.application.port.out.FrameCompression;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.application.port.out.SnapshotStores;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.storage.StorageId;

/** Brings a snapshot together with the storage it is in. Safe for several threads. */
public final class StoredChunks {
    private final SnapshotStores stores;
    private final SnapshotRoots roots;
    private final SnapshotKeys keys;
    private final FrameCompression compression;

    public StoredChunks(SnapshotStores stores, SnapshotRoots roots, SnapshotKeys keys, FrameCompression compression) {
        this.stores = stores;
        this.roots = roots;
        this.keys = keys;
        this.compression = compression;
    }

    /** For what is written to this storage. */
    public SealedChunks in(StorageId storage) {
        return new SealedChunks(storage, stores.of(storage), keys, compression);
    }

    /** For what this snapshot is made of. */
    public SnapshotReader readerOf(SnapshotId snapshot) {
        return new SnapshotReader(in(roots.storageOf(snapshot)), roots);
    }
}
