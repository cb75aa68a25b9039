package io.strongroom.worker.adapter.out.mongo;

import io.strongroom.worker.application.port.out.CondemnedChunks;
import io.strongroom.worker.application.port.out.CondemnedChunksContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoCondemnedChunksIT extends CondemnedChunksContract {
    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    @Override
    protected CondemnedChunks condemned() {
        return new MongoCondemnedChunks(DATABASE.fresh());
    }
}
