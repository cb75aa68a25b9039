package io.strongroom.worker.adapter.out.storage;

import io.strongroom.backing.StoreProfile;

class CosmosdbProfileSnapshotStoreIT extends ProfiledSnapshotStoreContract {
    CosmosdbProfileSnapshotStoreIT() {
        super(StoreProfile.COSMOSDB);
    }
}
