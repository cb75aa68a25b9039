package io.strongroom.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A gateway whose services and broker are all down, and whose limits are low. */
public final class NothingBehind implements QuarkusTestProfile {

    private static final String NOBODY = "http://127.0.0.1:1";

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Settings.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    /** A resource rather than overrides, because the signing key is a file that has to be made first. */
    public static final class Settings implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "strongroom.gateway.peers.config",
                    NOBODY,
                    "strongroom.gateway.peers.sync",
                    NOBODY,
                    "strongroom.gateway.peers.scheduler",
                    NOBODY,
                    "strongroom.gateway.peers.workers",
                    NOBODY + "," + NOBODY,
                    "kafka.bootstrap.servers",
                    "127.0.0.1:1",
                    "strongroom.gateway.failures.allowed",
                    "3",
                    "strongroom.gateway.trusted-proxies",
                    "127.0.0.0/8",
                    "strongroom.gateway.events.max-listeners",
                    "1",
                    "strongroom.gateway.admin-token",
                    RecordedServices.ADMIN_TOKEN,
                    "smallrye.jwt.sign.key.location",
                    "file:" + signingKey());
        }

        @Override
        public void stop() {}

        private static Path signingKey() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(256);
                String body = Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
                Path file = Files.createTempFile(Path.of("target").toAbsolutePath(), "gateway", ".pem");
                return Files.writeString(
                        file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
