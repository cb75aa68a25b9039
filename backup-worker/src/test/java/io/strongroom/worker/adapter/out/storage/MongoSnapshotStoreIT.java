package io.strongroom.worker.adapter.out.storage;

import io.strongroom.worker.adapter.out.mongo.SnapshotDatabase;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSnapshotStoreIT extends SnapshotStoreContract {
    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    @Override
    protected SnapshotStore store() {
        return new MongoSnapshotStore(DATABASE.fresh());
    }
}
