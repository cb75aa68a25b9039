package io.strongroom.config.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.assets.AssetsClient;
import io.strongroom.assets.egress.EgressPolicy;
import io.strongroom.config.adapter.out.assets.HttpSiteInspector;
import io.strongroom.config.adapter.out.crypto.CredentialKey;
import io.strongroom.config.adapter.out.crypto.TinkCredentialCipher;
import io.strongroom.config.adapter.out.crypto.TinkSecretKeys;
import io.strongroom.config.adapter.out.kafka.KafkaEventPublisher;
import io.strongroom.config.adapter.out.metrics.MeteredChooseStorage;
import io.strongroom.config.adapter.out.metrics.MeteredManageConnection;
import io.strongroom.config.adapter.out.metrics.MeteredManageInstances;
import io.strongroom.config.adapter.out.metrics.MeteredPublishPendingEvents;
import io.strongroom.config.adapter.out.metrics.MeteredRotateKeys;
import io.strongroom.config.adapter.out.mongo.AnnouncingInstanceRepository;
import io.strongroom.config.adapter.out.mongo.MongoInstanceNameRepository;
import io.strongroom.config.adapter.out.mongo.MongoInstanceRepository;
import io.strongroom.config.adapter.out.mongo.MongoKeyProofRepository;
import io.strongroom.config.adapter.out.mongo.MongoOutbox;
import io.strongroom.config.adapter.out.mongo.MongoSealedSecrets;
import io.strongroom.config.adapter.out.mongo.MongoStorageChoiceRepository;
import io.strongroom.config.adapter.out.storage.MongoStorageInspector;
import io.strongroom.config.application.port.in.ChooseStorage;
import io.strongroom.config.application.port.in.FollowSetup;
import io.strongroom.config.application.port.in.ManageConnection;
import io.strongroom.config.application.port.in.ManageInstances;
import io.strongroom.config.application.port.in.ProveCredentialKey;
import io.strongroom.config.application.port.in.ProvideInstances;
import io.strongroom.config.application.port.in.ProvideStorages;
import io.strongroom.config.application.port.in.PublishPendingEvents;
import io.strongroom.config.application.port.in.RotateKeys;
import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.application.port.out.SiteInspector;
import io.strongroom.config.application.service.ChooseStorageService;
import io.strongroom.config.application.service.FollowSetupService;
import io.strongroom.config.application.service.ManageConnectionService;
import io.strongroom.config.application.service.ManageInstancesService;
import io.strongroom.config.application.service.ProveCredentialKeyService;
import io.strongroom.config.application.service.ProvideInstancesService;
import io.strongroom.config.application.service.ProvideStoragesService;
import io.strongroom.config.application.service.PublishPendingEventsService;
import io.strongroom.config.application.service.RotateKeysService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every use case with its adapters and their decorators. */
@Dependent
class ConfigWiring {

    /** In milliseconds, because the store keeps no more: what was saved equals what was computed. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    /** What the services call their databases unless somebody configured other names. */
    private static final Set<String> SERVICE_DATABASES =
            Set.of("strongroom-config", "strongroom-sync", "strongroom-scheduler", "strongroom-worker");

    @Produces
    @Singleton
    TinkSecretKeys secretKeys(ConfigServiceConfig config) {
        return new TinkSecretKeys(() -> CredentialKey.allFrom(
                config.credentials().key(), config.credentials().keyFile()));
    }

    @Produces
    @Singleton
    TinkCredentialCipher credentialCipher(TinkSecretKeys keys) {
        return new TinkCredentialCipher(keys);
    }

    @Produces
    @Singleton
    ProveCredentialKey proveCredentialKey(
            MongoKeyProofRepository proofs,
            TinkCredentialCipher cipher,
            MongoSealedSecrets secrets,
            TinkSecretKeys keys) {
        return new ProveCredentialKeyService(proofs, cipher, secrets, keys);
    }

    @Produces
    @Singleton
    RotateKeys rotateKeys(MongoSealedSecrets secrets, TinkSecretKeys keys, MeterRegistry meters) {
        return new MeteredRotateKeys(new RotateKeysService(secrets, keys), meters);
    }

    @Produces
    @Singleton
    PublishPendingEvents publishPendingEvents(MongoOutbox outbox, KafkaEventPublisher publisher, MeterRegistry meters) {
        return new MeteredPublishPendingEvents(new PublishPendingEventsService(outbox, publisher), meters);
    }

    /** Somebody waits for the answer to a check, so it gives up early where a backup would go on trying. */
    @Produces
    @Singleton
    AssetsClient assetsClient(ConfigServiceConfig config) {
        return AssetsClient.builder()
                .egress(new EgressPolicy(developmentAddresses(config)))
                .connectTimeout(Duration.ofSeconds(5))
                .callTimeout(Duration.ofSeconds(15))
                .maxAttempts(2)
                .backoff(Duration.ofMillis(200), Duration.ofSeconds(1))
                .maxThrottledWait(Duration.ofSeconds(5))
                .build();
    }

    void close(@Disposes AssetsClient client) {
        client.close();
    }

    @Produces
    @Singleton
    SiteInspector siteInspector(AssetsClient client) {
        return new HttpSiteInspector(client);
    }

    @Produces
    @Singleton
    ManageConnection manageConnection(
            MongoInstanceRepository instances,
            SiteInspector inspector,
            TinkCredentialCipher cipher,
            OutboxAnnouncement announcement,
            ConfigServiceConfig config,
            MeterRegistry meters) {
        InstanceRepository announcing = new AnnouncingInstanceRepository(instances, announcement);
        return new MeteredManageConnection(
                new ManageConnectionService(announcing, inspector, cipher, developmentAddresses(config), CLOCK),
                meters);
    }

    @Produces
    @Singleton
    ManageInstances manageInstances(
            MongoInstanceRepository instances,
            MongoInstanceNameRepository names,
            SiteInspector inspector,
            TinkCredentialCipher cipher,
            OutboxAnnouncement announcement,
            ConfigServiceConfig config,
            MeterRegistry meters) {
        InstanceRepository announcing = new AnnouncingInstanceRepository(instances, announcement);
        return new MeteredManageInstances(
                new ManageInstancesService(announcing, names, inspector, cipher, developmentAddresses(config), CLOCK),
                meters);
    }

    @Produces
    @Singleton
    ChooseStorage chooseStorage(
            MongoStorageChoiceRepository choices,
            TinkCredentialCipher cipher,
            ExecutorService threads,
            ConfigServiceConfig config,
            @ConfigProperty(name = "quarkus.mongodb.database") String ourDatabase,
            MeterRegistry meters) {
        MongoStorageInspector inspector = new MongoStorageInspector(
                developmentAddresses(config), config.storage().caFile(), threads);
        Set<String> ourDatabases = new HashSet<>(SERVICE_DATABASES);
        ourDatabases.add(ourDatabase);
        return new MeteredChooseStorage(
                new ChooseStorageService(choices, inspector, cipher, ourDatabases, CLOCK), meters);
    }

    @Produces
    @Singleton
    ProvideStorages provideStorages(MongoStorageChoiceRepository choices, TinkCredentialCipher cipher) {
        return new ProvideStoragesService(choices, cipher);
    }

    @Produces
    @Singleton
    FollowSetup followSetup(MongoInstanceRepository instances, MongoStorageChoiceRepository choices) {
        return new FollowSetupService(instances, choices, CLOCK);
    }

    @Produces
    @Singleton
    ProvideInstances provideInstances(MongoInstanceRepository instances, TinkCredentialCipher cipher) {
        return new ProvideInstancesService(instances, cipher);
    }

    private static Set<String> developmentAddresses(ConfigServiceConfig config) {
        return config.egress().developmentAddresses().orElseGet(Set::of);
    }
}
