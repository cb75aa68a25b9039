package io.strongroom.worker.application.port.out;

class InMemorySnapshotRootsTest extends SnapshotRootsContract {
    @Override
    protected SnapshotRoots roots() {
        return new InMemorySnapshotRoots();
    }
}
