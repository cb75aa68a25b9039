package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Storages on the heap; the test says which one is chosen, and whether anybody can tell. */
public final class InMemorySnapshotStores implements SnapshotStores {
    private final Map<StorageId, SnapshotStore> stores = new ConcurrentHashMap<>();
    private volatile Storage chosen = Storage.MANAGED;
    private volatile boolean silent;

    public InMemorySnapshotStores(SnapshotStore managed) {
        stores.put(StorageId.MANAGED, managed);
    }

    public void choose(Storage storage, SnapshotStore store) {
        stores.putIfAbsent(storage.id(), store);
        chosen = storage;
    }

    public void chooseManaged() {
        chosen = Storage.MANAGED;
    }

    public void saysNothing(boolean nothing) {
        silent = nothing;
    }

    @Override
    public Storage current() {
        if (silent) {
            throw new SnapshotStoreUnavailableException("nobody can say which storage is chosen", null);
        }
        return chosen;
    }

    @Override
    public SnapshotStore of(StorageId id) {
        return stores.get(id);
    }
}
