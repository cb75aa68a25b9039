package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both encryption keys are replaced, as docs/architecture.md says it, while a backup runs and people look around. */
@Order(9)
@ExtendWith(InstalledProduct.class)
class KeyRotationST {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REFUSED = "are not taken over";
    private static final String UNDER_THE_FIRST_KEY = "under the first snapshot key now";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SecureRandom random = new SecureRandom();

    private Product product;

    @BeforeEach
    void aConnection(Product running) {
        product = running;
        product.setUp(SimulatedSite.create(product.simulator(), "rotation", 4_000, 0));
    }

    @AfterEach
    void noLatency() {
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 0));
    }

    @Test
    void bothKeysAreReplacedWhileABackupRunsAndRequestsGoOn() throws Exception {
        JsonNode large = product.largestSchema();
        JsonNode schema = otherThan(large);
        String before = product.backUp(schema, PATIENCE).path("id").asText();
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 3_000));
        String meanwhile = product.startBackup(large);
        product.awaitBackup(meanwhile, PATIENCE, Set.of("IN_PROGRESS"));

        try (Looking looking = new Looking(before)) {
            replaceCredentialsKey();
            replaceSnapshotKey();

            assertThat(product.backup(meanwhile).path("state").asText()).isEqualTo("IN_PROGRESS");
            assertThat(looking.failures()).isEmpty();
        }

        product.simulator().put("/__sim/profile", Map.of("latencyMs", 0));
        assertThat(product.awaitEnd(meanwhile, PATIENCE).path("state").asText()).isIn(Product.GOOD);
        product.sync();
        String after = product.backUp(schema, PATIENCE).path("id").asText();
        restart(product.installation().config());
        restart(product.installation().worker(1));
        await("the gateway has found them again")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> product.get("/connection").path("apiTokenSet").asBoolean());
        for (String backup : List.of(before, meanwhile, after)) {
            assertThat(product.post("/backups/" + backup + "/verify", Map.of())
                            .path("ok")
                            .asBoolean())
                    .as(backup)
                    .isTrue();
        }
    }

    private void replaceCredentialsKey() throws Exception {
        ServiceProcess config = product.installation().config();
        Path file = keyFile("credentials");
        String old = Files.readString(file).strip();
        String next = newKey();
        double sealedBefore = metric(config, "secrets_sealed_anew_total");

        write(file, next);
        awaitMetric(List.of(config), "secret_keys_refused", 1);
        await("the log says so").atMost(PATIENCE).until(() -> lines(config, REFUSED) > 0);
        write(file, old, next);
        awaitMetric(List.of(config), "secret_keys_refused", 0);
        write(file, next, old);
        await("the secrets are sealed anew")
                .atMost(PATIENCE)
                .until(() -> metric(config, "secrets_sealed_anew_total") > sealedBefore);
        awaitMetric(List.of(config), "secrets_under_older_keys", 0);
        write(file, next);
    }

    private void replaceSnapshotKey() throws Exception {
        List<ServiceProcess> workers = product.installation().workers();
        Path file = keyFile("snapshot");
        String old = Files.readString(file).strip();
        String next = newKey();

        write(file, next);
        awaitMetric(workers, "snapshot_keys_refused", 1);
        await("every log says so").atMost(PATIENCE).until(() -> workers.stream()
                .allMatch(worker -> lines(worker, REFUSED) > 0));
        write(file, old, next);
        awaitMetric(workers, "snapshot_keys_refused", 0);
        write(file, next, old);
        await("the key ring is wrapped anew").atMost(PATIENCE).until(() -> workers.stream()
                .anyMatch(worker -> lines(worker, UNDER_THE_FIRST_KEY) > 0));
        awaitMetric(workers, "snapshot_key_ring_under_older_key", 0);
        write(file, next);
    }

    private JsonNode otherThan(JsonNode schema) {
        return product.schemas().stream()
                .filter(other -> !other.path("id").equals(schema.path("id")))
                .findFirst()
                .orElseThrow();
    }

    private static void restart(ServiceProcess service) {
        service.kill9();
        service.start();
        service.awaitReady(PATIENCE);
    }

    private Path keyFile(String name) {
        return product.installation().data().resolve("keys").resolve(name + ".key");
    }

    private String newKey() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** As an operator does it: a whole new file in place of the old one. */
    private static void write(Path file, String... keys) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, String.join("\n", keys) + "\n");
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void awaitMetric(List<ServiceProcess> services, String name, double value) {
        await(name + " is " + value + " everywhere").atMost(PATIENCE).until(() -> {
            for (ServiceProcess service : services) {
                if (metric(service, name) != value) {
                    return false;
                }
            }
            return true;
        });
    }

    private double metric(ServiceProcess service, String name) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(service.url() + "/q/metrics")).build();
        return http.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service.name() + " has no metric " + name));
    }

    private static long lines(ServiceProcess service, String text) {
        try (Stream<String> lines = Files.lines(service.log())) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Somebody who reads this and that until it is closed. */
    private final class Looking implements AutoCloseable {
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private final Thread person;
        private volatile boolean over;

        Looking(String backup) {
            List<String> paths = List.of("/setup", "/connection", "/schemas", "/backups/" + backup + "/objects?size=5");
            person = new Thread(() -> look(paths), "looking around");
            person.start();
        }

        private void look(List<String> paths) {
            while (!over) {
                for (String path : paths) {
                    try {
                        product.get(path);
                    } catch (RuntimeException failure) {
                        failures.add(path + ": " + failure);
                    }
                }
            }
        }

        List<String> failures() {
            return failures;
        }

        @Override
        public void close() {
            over = true;
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while somebody still looks around", e);
            }
        }
    }
}
