package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.in.BrowseSnapshot;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks into each snapshot where it is: backups outlive the choice of a storage. */
public final class BrowseStoredSnapshot implements BrowseSnapshot {
    private final Function<SnapshotId, BrowseSnapshot> byStorage;

    public BrowseStoredSnapshot(Function<SnapshotId, BrowseSnapshot> byStorage) {
        this.byStorage = byStorage;
    }

    @Override
    public SnapshotRoot root(SnapshotId id) {
        return byStorage.apply(id).root(id);
    }

    @Override
    public List<TypeCount> types(SnapshotId id) {
        return byStorage.apply(id).types(id);
    }

    @Override
    public Optional<byte[]> meta(SnapshotId id, String name) {
        return byStorage.apply(id).meta(id, name);
    }

    @Override
    public Page objects(Query query) {
        return byStorage.apply(query.snapshotId()).objects(query);
    }

    @Override
    public Page entries(EntryQuery query) {
        return byStorage.apply(query.snapshotId()).entries(query);
    }

    @Override
    public Optional<FoundObject> object(SnapshotId id, long objectId) {
        return byStorage.apply(id).object(id, objectId);
    }
}
