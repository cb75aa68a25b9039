package io.strongroom.config.adapter.out.mongo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.config.adapter.AtlassianStub;
import io.strongroom.config.application.port.out.TokenRepository;
import io.strongroom.config.application.port.out.TokenRepositoryContract;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class MongoTokenRepositoryIT extends TokenRepositoryContract {

    @Inject
    MongoTokenRepository tokens;

    @Inject
    TokenCollection collection;

    @BeforeEach
    void empty() {
        collection.deleteAll();
    }

    @Override
    protected TokenRepository tokens() {
        return tokens;
    }
}
