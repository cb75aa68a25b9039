package io.strongroom.worker.application.port.out;

class InMemorySnapshotStoreTest extends SnapshotStoreContract {
    @Override
    protected SnapshotStore store() {
        return new InMemorySnapshotStore();
    }
}
