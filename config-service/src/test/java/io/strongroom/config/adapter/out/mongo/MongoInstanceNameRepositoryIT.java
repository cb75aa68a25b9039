package io.strongroom.config.adapter.out.mongo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.config.adapter.AtlassianStub;
import io.strongroom.config.application.port.out.InstanceNameRepository;
import io.strongroom.config.application.port.out.InstanceNameRepositoryContract;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class MongoInstanceNameRepositoryIT extends InstanceNameRepositoryContract {

    @Inject
    MongoInstanceNameRepository names;

    @Override
    protected InstanceNameRepository names() {
        return names;
    }
}
