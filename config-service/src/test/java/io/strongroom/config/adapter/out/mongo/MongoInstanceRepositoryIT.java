package io.strongroom.config.adapter.out.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.config.adapter.AtlassianStub;
import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.application.port.out.InstanceRepositoryContract;
import io.strongroom.config.application.port.out.Outbox;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.instance.WorkspaceId;
import jakarta.inject.Inject;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class MongoInstanceRepositoryIT extends InstanceRepositoryContract {

    @Inject
    MongoInstanceRepository repository;

    @Inject
    MongoOutbox outbox;

    @Inject
    InstanceCollection collection;

    @Override
    protected InstanceRepository repository() {
        return repository;
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Test
    void whatIsLeftOfARemovedInstanceHoldsNoCredentialAndNoPerson() {
        ActiveInstance added =
                InstanceFixtures.aConnection(new WorkspaceId(UUID.randomUUID().toString()), 1);
        repository.save(added);
        repository.save(added.removed(InstanceFixtures.NOW));

        BsonDocument left = collection
                .mongoCollection()
                .withDocumentClass(BsonDocument.class)
                .find(new BsonDocument("_id", new org.bson.BsonString(added.id().toString())))
                .first();
        assertThat(left).isNotNull();
        assertThat(left.keySet()).doesNotContainAnyElementsOf(InstanceDocument.ONLY_WHILE_ACTIVE);
    }
}
