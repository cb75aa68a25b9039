package io.strongroom.config.adapter.out.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.config.adapter.AtlassianStub;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.storage.StorageChoice;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class MongoSettingsIT {

    @Inject
    MongoStorageChoiceRepository choices;

    @Inject
    MongoKeyProofRepository proofs;

    @Test
    void theLastStorageChoiceStays() {
        Instant later = InstanceFixtures.NOW.plusSeconds(60);
        choices.save(StorageChoice.managed(InstanceFixtures.NOW));
        choices.save(StorageChoice.managed(later));

        assertThat(choices.find()).contains(StorageChoice.managed(later));
    }

    @Test
    void theFirstKeyProofStays() {
        // The start of the service has kept one already.
        SealedToken first = proofs.find().orElseThrow();

        assertThat(proofs.keepFirst(new SealedToken("another"))).isEqualTo(first);
        assertThat(proofs.find()).contains(first);
    }
}
