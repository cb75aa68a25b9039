package io.strongroom.worker.adapter.out.mongo;

import io.strongroom.worker.application.port.out.KeepingRecords;
import io.strongroom.worker.application.port.out.KeepingRecordsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoKeepingRecordsIT extends KeepingRecordsContract {
    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    @Override
    protected KeepingRecords records() {
        return new MongoKeepingRecords(DATABASE.fresh());
    }
}
