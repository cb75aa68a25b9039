package io.strongroom.worker.adapter.out.storage;

import io.strongroom.backing.StoreProfile;

class MongodbProfileSnapshotStoreIT extends ProfiledSnapshotStoreContract {
    MongodbProfileSnapshotStoreIT() {
        super(StoreProfile.MONGODB);
    }
}
