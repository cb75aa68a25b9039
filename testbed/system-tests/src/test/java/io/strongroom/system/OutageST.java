package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.Installation;
import io.strongroom.launcher.LaunchRefused;
import io.strongroom.launcher.Ports;
import io.strongroom.launcher.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts of the installation that go away or come back wrong. */
@Order(4)
@ExtendWith(InstalledProduct.class)
class OutageST {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void aBackupOutlivesBrokerAndStore(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "outage", 3_000, 10);
        product.setUp(site);
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 150));
        JsonNode schema = product.largestSchema();
        String backupId = product.startBackup(schema);
        product.awaitBackup(backupId, PATIENCE, Set.of("IN_PROGRESS"));
        ServiceProcess broker = product.installation().broker();

        broker.kill9();
        await("the gateway says that it cannot know").atMost(PATIENCE).until(() -> unavailable(product, backupId));
        broker.start();
        broker.awaitReady(PATIENCE);
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 0));

        await("every service is ready again").atMost(PATIENCE).until(() -> product.installation().processes().stream()
                .allMatch(ServiceProcess::ready));
        JsonNode backup = product.awaitEnd(backupId, PATIENCE);
        assertThat(backup.path("state").asText()).as(backup.toString()).isIn(Product.GOOD);
        Comparison.assertEqual(product, site, schema, backupId);
        // Requests travel again as well.
        product.backUp(schema, PATIENCE);
    }

    @Test
    void aWorkerWithTheWrongKeyRefusesToStart(Product product) throws Exception {
        refusesToStartWithAnotherKey(product.installation().worker(3), keyFile(product, "snapshot"));
    }

    @Test
    void theConfigServiceWithTheWrongKeyRefusesToStart(Product product) throws Exception {
        refusesToStartWithAnotherKey(product.installation().config(), keyFile(product, "credentials"));
    }

    @Test
    void aSecondInstallationOnTheSameDataIsRefused(Product product) {
        Installation second = Installation.builder(product.installation().data())
                .ports(Ports.random())
                .build();

        assertThatThrownBy(second::start)
                .isInstanceOf(LaunchRefused.class)
                .hasMessageContaining("used by another running Strongroom");
        assertThat(product.installation().processes()).allMatch(ServiceProcess::running);
    }

    private static void refusesToStartWithAnotherKey(ServiceProcess service, Path keyFile) throws Exception {
        String right = Files.readString(keyFile);
        service.terminate();
        assertThat(service.awaitEnd(Duration.ofSeconds(20))).isTrue();
        try {
            Files.writeString(keyFile, Base64.getEncoder().encodeToString(new byte[32]) + "\n");
            service.start();

            assertThatThrownBy(() -> service.awaitReady(Duration.ofSeconds(60)))
                    .isInstanceOf(LaunchRefused.class)
                    .hasMessageContaining("ended while it started")
                    .hasMessageContaining("cannot start")
                    .hasMessageContaining("key");
        } finally {
            service.kill9();
            Files.writeString(keyFile, right);
            service.start();
            service.awaitReady(Duration.ofSeconds(60));
        }
    }

    private static Path keyFile(Product product, String name) {
        return product.installation().data().resolve("keys").resolve(name + ".key");
    }

    private static boolean unavailable(Product product, String backupId) {
        return List.of(502, 503, 504).contains(statusOf(product, backupId));
    }

    private static int statusOf(Product product, String backupId) {
        try {
            product.backup(backupId);
            return 200;
        } catch (io.strongroom.launcher.Api.Refused refused) {
            return refused.status();
        }
    }
}
