package io.strongroom.config.adapter.out.mongo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.config.adapter.AtlassianStub;
import io.strongroom.config.application.port.out.AuditLog;
import io.strongroom.config.application.port.out.AuditLogContract;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class MongoAuditLogIT extends AuditLogContract {

    @Inject
    MongoAuditLog log;

    @Inject
    AuditCollection collection;

    @BeforeEach
    void empty() {
        collection.deleteAll();
    }

    @Override
    protected AuditLog log() {
        return log;
    }
}
