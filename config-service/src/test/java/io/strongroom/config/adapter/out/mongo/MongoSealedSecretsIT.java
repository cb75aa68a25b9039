package io.strongroom.config.adapter.out.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.config.adapter.AtlassianStub;
import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.application.port.out.SealedSecrets.Place;
import io.strongroom.config.application.port.out.SealedSecrets.Sealed;
import io.strongroom.config.application.port.out.SecretKeys;
import io.strongroom.config.domain.credential.SealedCredential;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Inspection;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.InstanceProfile;
import io.strongroom.config.domain.instance.WorkspaceId;
import io.strongroom.config.domain.storage.DatabaseName;
import io.strongroom.config.domain.storage.DetectedProduct;
import io.strongroom.config.domain.storage.OwnDatabase;
import io.strongroom.config.domain.storage.SealedConnection;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageKind;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class MongoSealedSecretsIT {

    @Inject
    MongoSealedSecrets secrets;

    @Inject
    MongoStorageChoiceRepository choices;

    @Inject
    MongoInstanceRepository instances;

    @Inject
    CredentialCipher cipher;

    @Inject
    SecretKeys keys;

    @Test
    void everySecretIsFoundWithWhatItIsBoundTo() {
        OwnDatabase database = aDatabase("one");
        choices.save(StorageChoice.own(database, InstanceFixtures.NOW));
        choices.save(StorageChoice.managed(InstanceFixtures.NOW));
        ActiveInstance instance = anInstance();
        instances.save(instance);

        List<Sealed> all = secrets.all();

        assertThat(all)
                .contains(new Sealed(
                        Place.STORAGE, database.id().value(), database.id().value(), "one"));
        assertThat(all)
                .filteredOn(one -> one.document().equals(instance.id().toString()))
                .singleElement()
                .satisfies(one ->
                        assertThat(keys.sealAnew(one.text(), one.owner())).isNotBlank());
        assertThat(all)
                .last()
                .satisfies(proof -> assertThat(proof.place()).isEqualTo(Place.KEY_PROOF))
                .satisfies(proof ->
                        assertThat(keys.sealAnew(proof.text(), proof.owner())).isNotBlank());
    }

    @Test
    void aSecretThatWasChangedMeanwhileIsNotReplaced() {
        OwnDatabase database = aDatabase("before");
        choices.save(StorageChoice.own(database, InstanceFixtures.NOW));
        Sealed read = secrets.all().stream()
                .filter(one -> one.document().equals(database.id().value()))
                .findFirst()
                .orElseThrow();

        assertThat(secrets.replace(read, "after")).isTrue();
        assertThat(secrets.replace(read, "late")).isFalse();
        assertThat(choices.database(database.id()).orElseThrow().connection().text())
                .isEqualTo("after");
        choices.save(StorageChoice.managed(InstanceFixtures.NOW));
    }

    private ActiveInstance anInstance() {
        WorkspaceId workspace = new WorkspaceId(UUID.randomUUID().toString());
        InstanceId id = InstanceId.ofCloudWorkspace(workspace);
        SealedToken token = cipher.seal(InstanceFixtures.TOKEN, id);
        return ActiveInstance.added(
                id,
                new ActiveInstance.Checked(
                        InstanceProfile.connection(InstanceFixtures.SITE, workspace),
                        new SealedCredential(InstanceFixtures.EMAIL, token),
                        new Inspection(InstanceFixtures.ACCOUNT, true)),
                1,
                InstanceFixtures.NOW);
    }

    private static OwnDatabase aDatabase(String sealed) {
        return new OwnDatabase(
                StorageKind.MONGODB,
                UUID.randomUUID() + ":27017",
                new DatabaseName("backups"),
                new SealedConnection(sealed),
                new DetectedProduct("MongoDB", "8.0", Optional.of(StorageKind.MONGODB)),
                InstanceFixtures.NOW);
    }
}
