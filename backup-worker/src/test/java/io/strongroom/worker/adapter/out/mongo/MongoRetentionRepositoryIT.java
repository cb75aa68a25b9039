package io.strongroom.worker.adapter.out.mongo;

import io.strongroom.worker.application.port.out.RetentionRepository;
import io.strongroom.worker.application.port.out.RetentionRepositoryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRetentionRepositoryIT extends RetentionRepositoryContract {
    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    @Override
    protected RetentionRepository repository() {
        return new MongoRetentionRepository(DATABASE.fresh());
    }
}
