package io.strongroom.worker.adapter.out.mongo;

import io.strongroom.worker.application.port.out.KeyRings;
import io.strongroom.worker.application.port.out.KeyRingsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoKeyRingsIT extends KeyRingsContract {
    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    @Override
    protected KeyRings rings() {
        return new MongoKeyRings(DATABASE.fresh());
    }
}
