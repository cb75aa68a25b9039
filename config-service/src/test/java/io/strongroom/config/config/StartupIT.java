package io.strongroom.config.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.backing.BackingServices;
import io.strongroom.config.adapter.AtlassianStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged service as a process, as a person or Kubernetes does. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class StartupIT {

    private static final String ANOTHER_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    @ConfigProperty(name = "quarkus.mongodb.connection-string")
    String mongoUri;

    @ConfigProperty(name = "quarkus.mongodb.database")
    String database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @TempDir
    Path folder;

    @Test
    void withoutAKeyTheServiceSaysHowToMakeOne() throws IOException, InterruptedException {
        assertRefused(Map.of(), 78, "no key for credentials is configured");
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws IOException, InterruptedException {
        assertRefused(Map.of("STRONGROOM_CREDENTIALS_KEY", "c2hvcnQ="), 78, "has 5 bytes instead of 32");
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("key"), ANOTHER_KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertRefused(
                Map.of("STRONGROOM_CREDENTIALS_KEY_FILE", file.toString()), 78, "open to other users than its owner");
    }

    @Test
    void aKeyThatDoesNotOpenWhatIsStoredIsRefused() throws IOException, InterruptedException {
        assertRefused(
                Map.of("STRONGROOM_CREDENTIALS_KEY", ANOTHER_KEY), 78, "credentials were sealed with another key");
    }

    @Test
    void withoutItsStoreTheServiceSaysSo() throws IOException, InterruptedException {
        assertRefused(
                Map.of("STRONGROOM_CREDENTIALS_KEY", ANOTHER_KEY, "MONGODB_URI", "mongodb://127.0.0.1:1/"),
                69,
                "the store at MONGODB_URI does not answer for 30 s");
    }

    private void assertRefused(Map<String, String> environment, int exitCode, String reason)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        service.environment().keySet().removeIf(name -> name.startsWith("STRONGROOM_"));
        service.environment().put("MONGODB_URI", mongoUri);
        service.environment().put("STRONGROOM_DATABASE", database);
        service.environment().put("KAFKA_BOOTSTRAP", kafka);
        service.environment().put("STRONGROOM_HTTP_PORT", "0");
        service.environment().putAll(environment);
        Process process = service.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
        assertThat(text.lines().filter(line -> line.startsWith("config-service cannot start: ")))
                .as(text)
                .singleElement()
                .asString()
                .contains(reason);
        assertThat(text).doesNotContain("\tat ");
    }
}
