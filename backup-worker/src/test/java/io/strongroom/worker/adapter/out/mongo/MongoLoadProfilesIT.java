package io.strongroom.worker.adapter.out.mongo;

import io.strongroom.worker.application.port.out.LoadProfiles;
import io.strongroom.worker.application.port.out.LoadProfilesContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoLoadProfilesIT extends LoadProfilesContract {
    @RegisterExtension
    static final SnapshotDatabase DATABASE = new SnapshotDatabase();

    @Override
    protected LoadProfiles profiles(Clock clock) {
        return new MongoLoadProfiles(DATABASE.fresh(), clock);
    }
}
