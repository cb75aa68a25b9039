package io.strongroom.config.application.service;

import static io.strongroom.config.domain.instance.InstanceFixtures.OTHER_WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.TOKEN;
import static io.strongroom.config.domain.instance.InstanceFixtures.WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.aConnection;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.ProvideInstances;
import io.strongroom.config.application.port.out.InMemoryInstanceRepository;
import io.strongroom.config.application.port.out.ReversingCredentialCipher;
import io.strongroom.config.domain.credential.SealedCredential;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.instance.InstanceId;
import org.junit.jupiter.api.Test;

class ProvideInstancesServiceTest {

    private final InMemoryInstanceRepository instances = new InMemoryInstanceRepository();
    private final ReversingCredentialCipher cipher = new ReversingCredentialCipher("key");
    private final ProvideInstances provided = new ProvideInstancesService(instances, cipher);

    @Test
    void anInstanceInUseComesWithItsCredentialInTheClear() {
        ActiveInstance connection = sealed();
        instances.save(connection);

        assertThat(provided.access(connection.id())).hasValueSatisfying(access -> {
            assertThat(access.credential().token()).isEqualTo(TOKEN);
            assertThat(access.credential().signIn().email()).contains(InstanceFixtures.EMAIL);
        });
    }

    @Test
    void aRemovedInstanceIsAsUnknownAsOneThatNeverWas() {
        instances.save(aConnection());
        instances.save(aConnection().removed(InstanceFixtures.NOW));

        assertThat(provided.access(aConnection().id())).isEmpty();
        assertThat(provided.access(InstanceId.ofCloudWorkspace(OTHER_WORKSPACE)))
                .isEmpty();
        assertThat(provided.inUse()).isEmpty();
    }

    @Test
    void aSupersededConnectionIsNotInUse() {
        instances.save(aConnection(WORKSPACE, 1));
        instances.save(aConnection(OTHER_WORKSPACE, 2));

        assertThat(provided.inUse())
                .extracting(instance -> instance.profile().workspaceId().orElseThrow())
                .containsExactly(OTHER_WORKSPACE);
    }

    private ActiveInstance sealed() {
        InstanceId id = InstanceId.ofCloudWorkspace(WORKSPACE);
        ActiveInstance.Checked checked = InstanceFixtures.checked(WORKSPACE);
        return ActiveInstance.added(
                id,
                new ActiveInstance.Checked(
                        checked.profile(),
                        new SealedCredential(InstanceFixtures.EMAIL, cipher.seal(TOKEN, id)),
                        checked.inspection()),
                1,
                InstanceFixtures.NOW);
    }
}
