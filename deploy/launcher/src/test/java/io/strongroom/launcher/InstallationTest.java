package io.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.launcher.RunRecords.RunRecord;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void home() throws Exception {
        data = folder.resolve("data");
        System.setProperty(
                "strongroom.home", PretendedHome.at(folder.resolve("home")).toString());
    }

    @AfterEach
    void noHome() {
        System.clearProperty("strongroom.home");
    }

    @Test
    void everythingIsStartedAndStopped() {
        Installation installation = installation(Ports.random());
        installation.start();
        List<ServiceProcess> processes = installation.processes();

        assertThat(processes)
                .extracting(ServiceProcess::name)
                .containsExactly(
                        "gateway",
                        "scheduler-service",
                        "backup-worker-1",
                        "backup-worker-2",
                        "schema-sync-service",
                        "config-service",
                        "simulator",
                        "devstack");
        assertThat(processes).allMatch(ServiceProcess::ready);

        installation.stop();

        assertThat(processes).noneMatch(ServiceProcess::running);
        assertThat(new RunRecords(data.resolve("run")).all()).isEmpty();
    }

    @Test
    void aWorkerCanBeKilledStartedAgainAndJoinedByAnother() {
        try (Installation installation = installation(Ports.random())) {
            installation.start();
            installation.worker(1).kill9();
            assertThat(installation.worker(1).running()).isFalse();

            installation.worker(1).start();
            installation.worker(1).awaitReady(PATIENCE);

            assertThat(installation.startWorker().name()).isEqualTo("backup-worker-3");
        }
    }

    @Test
    void aSecondStartOnTheSameDataIsRefusedAndDisturbsNothing() {
        try (Installation first = installation(Ports.random());
                Installation second = installation(Ports.random())) {
            first.start();

            assertThatThrownBy(second::start).hasMessageContaining("used by another running Strongroom");

            assertThat(first.processes()).allMatch(ServiceProcess::running);
        }
    }

    @Test
    void aTakenPortIsReportedBeforeAnythingIsStarted() throws Exception {
        Ports ports = Ports.random();
        try (ServerSocket other = new ServerSocket(ports.gateway(), 1, InetAddress.getLoopbackAddress());
                Installation installation = installation(ports)) {
            assertThat(other.isBound()).isTrue();

            assertThatThrownBy(installation::start).hasMessageContaining("--gateway-port");

            assertThat(data.resolve("logs")).doesNotExist();
            assertThat(installation.isRunning()).isFalse();
        }
    }

    @Test
    void aKilledLauncherLeavesNothingRunning() throws Exception {
        Ports ports = Ports.from(Ports.random().gateway());
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstrongroom.home=" + System.getProperty("strongroom.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        "up",
                        "--data",
                        data.toString(),
                        "--port-base",
                        String.valueOf(ports.gateway()))
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(launcher.inputReader(StandardCharsets.UTF_8).lines().anyMatch(line -> line.contains("is up")))
                    .isTrue();
            List<ProcessHandle> left = new RunRecords(data.resolve("run"))
                    .all().stream()
                            .map(RunRecord::process)
                            .map(process -> process.orElseThrow())
                            .toList();
            assertThat(left).hasSize(7);

            launcher.destroyForcibly().waitFor();

            assertThat(left).allMatch(process -> RunRecords.endsWithin(process, PATIENCE));
        } finally {
            launcher.destroy();
        }
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() throws Exception {
        Files.delete(folder.resolve("home/gateway/target/quarkus-app/quarkus-run.jar"));
        try (Installation installation = installation(Ports.random())) {
            assertThatThrownBy(installation::start).hasMessageContaining("gateway is not built");
        }
    }

    private Installation installation(Ports ports) {
        return Installation.builder(data)
                .workers(2)
                .simulator(true)
                .ports(ports)
                .build();
    }
}
