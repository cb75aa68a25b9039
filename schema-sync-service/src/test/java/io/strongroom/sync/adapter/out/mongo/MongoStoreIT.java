package io.strongroom.sync.adapter.out.mongo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.backing.BackingServices;
import io.strongroom.sync.adapter.QuietOutbox;
import io.strongroom.sync.adapter.StubbedPeers;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.Outbox;
import io.strongroom.sync.application.port.out.SchemaGrid;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.application.port.out.StoreContract;
import io.strongroom.sync.application.port.out.SyncRunRepository;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(StubbedPeers.class)
@TestProfile(QuietOutbox.class)
class MongoStoreIT extends StoreContract {
    @Inject
    SchemaRepository schemas;

    @Inject
    SchemaGrid grid;

    @Inject
    InstanceRepository instances;

    @Inject
    SyncRunRepository runs;

    @Inject
    MongoSchemaOutbox schemaOutbox;

    @Inject
    MongoSyncRunOutbox syncOutbox;

    @Override
    protected SchemaRepository schemas() {
        return schemas;
    }

    @Override
    protected SchemaGrid grid() {
        return grid;
    }

    @Override
    protected InstanceRepository instances() {
        return instances;
    }

    @Override
    protected SyncRunRepository runs() {
        return runs;
    }

    @Override
    protected Outbox schemaOutbox() {
        return schemaOutbox;
    }

    @Override
    protected Outbox syncOutbox() {
        return syncOutbox;
    }
}
