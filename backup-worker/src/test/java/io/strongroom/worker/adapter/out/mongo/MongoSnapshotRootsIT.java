package io.strongroom.worker.adapter.out.mongo;

import io.strongroom.worker.application.port.out.SnapshotRoots;
import io.strongroom.worker.application.port.out.SnapshotRootsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSnapshotRootsIT extends SnapshotRootsContract {
    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    @Override
    protected SnapshotRoots roots() {
        return new MongoSnapshotRoots(DATABASE.fresh());
    }
}
