package io.strongroom.backing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a Quarkus test its broker, its store with a database of its own, and its keys. Servers named by
 * {@code MONGODB_URI} and {@code KAFKA_BOOTSTRAP} are used; otherwise containers where a Docker engine answers;
 * otherwise one devstack per test JVM, which ends with it.
 */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Backing backing = Backing.ofThisJvm();
        ServiceKeys keys = ServiceKeys.ofThisJvm();
        String signingKey = keys.signingKeyOf(serviceUnderTest()).toString();
        return Map.of(
                "quarkus.mongodb.connection-string",
                backing.mongoUri(),
                "quarkus.mongodb.database",
                "test-" + UUID.randomUUID().toString().substring(0, 8),
                "kafka.bootstrap.servers",
                backing.kafkaBootstrap(),
                "quarkus.http.test-port",
                "0",
                "STRONGROOM_TRUSTED_KEYS",
                keys.trustedKeys().toString(),
                "STRONGROOM_SIGNING_KEY",
                signingKey,
                "mp.jwt.verify.publickey.location",
                "file:" + keys.trustedKeys(),
                "smallrye.jwt.sign.key.location",
                "file:" + signingKey);
    }

    /** Broker and store outlive the test class: the next one with another profile uses them again. */
    @Override
    public void stop() {}

    /** Maven runs tests in the module's folder, whose name is the service's. */
    private static String serviceUnderTest() {
        String folder = String.valueOf(Path.of("").toAbsolutePath().getFileName());
        return ServiceKeys.SERVICES.contains(folder) ? folder : ServiceKeys.GATEWAY;
    }
}
