package io.strongroom.config.application.service;

import static io.strongroom.config.domain.instance.InstanceFixtures.NOW;
import static io.strongroom.config.domain.instance.InstanceFixtures.aConnection;
import static io.strongroom.config.domain.instance.InstanceFixtures.checked;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.FollowSetup;
import io.strongroom.config.application.port.out.InMemoryInstanceRepository;
import io.strongroom.config.application.port.out.InMemoryStorageChoiceRepository;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.setup.SetupStep;
import io.strongroom.config.domain.storage.StorageChoice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FollowSetupServiceTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    private final InMemoryInstanceRepository instances = new InMemoryInstanceRepository();
    private final InMemoryStorageChoiceRepository choices = new InMemoryStorageChoiceRepository();
    private final FollowSetup setup = new FollowSetupService(instances, choices, Clock.fixed(LATER, ZoneOffset.UTC));

    @Test
    void theSetupGoesFromCredentialsToDone() {
        assertThat(setup.currentStep()).isEqualTo(SetupStep.CREDENTIALS);
        instances.save(aConnection());
        assertThat(setup.currentStep()).isEqualTo(SetupStep.STORAGE);
        choices.save(StorageChoice.managed(NOW));
        assertThat(setup.currentStep()).isEqualTo(SetupStep.SYNC);
        setup.schemasSynced(aConnection().id(), LATER);
        assertThat(setup.currentStep()).isEqualTo(SetupStep.DONE);
    }

    @Test
    void hearingOfASynchronisationTwiceChangesNothingMore() {
        instances.save(aConnection());

        setup.schemasSynced(aConnection().id(), LATER);
        setup.schemasSynced(aConnection().id(), LATER);

        assertThat(instances.findAll()).extracting(Instance::revision).containsExactly(2L);
    }

    @Test
    void aSynchronisationOfAnUnknownInstanceIsIgnored() {
        setup.schemasSynced(aConnection().id(), LATER);

        assertThat(instances.findAll()).isEmpty();
    }

    @Test
    void aSynchronisationFromBeforeTheConnectionDoesNotFinishTheSetup() {
        instances.save(aConnection());
        instances.save(aConnection().removed(NOW));
        instances.save(aConnection().removed(NOW).addedAgain(checked(InstanceFixtures.WORKSPACE), 1, LATER));

        setup.schemasSynced(aConnection().id(), NOW);

        assertThat(setup.currentStep()).isEqualTo(SetupStep.STORAGE);
        assertThat(instances.findAll()).extracting(Instance::revision).containsExactly(3L);
    }

    @Test
    void removingTheConnectionStartsTheSetupAgain() {
        choices.save(StorageChoice.managed(NOW));
        instances.save(aConnection());
        instances.save(aConnection().removed(LATER));

        assertThat(setup.currentStep()).isEqualTo(SetupStep.CREDENTIALS);
    }
}
