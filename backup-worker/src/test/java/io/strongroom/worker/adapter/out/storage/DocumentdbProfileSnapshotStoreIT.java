package io.strongroom.worker.adapter.out.storage;

import io.strongroom.backing.StoreProfile;

class DocumentdbProfileSnapshotStoreIT extends ProfiledSnapshotStoreContract {
    DocumentdbProfileSnapshotStoreIT() {
        super(StoreProfile.DOCUMENTDB);
    }
}
