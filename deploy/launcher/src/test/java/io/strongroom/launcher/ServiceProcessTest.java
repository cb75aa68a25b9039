package io.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.launcher.ServiceProcess.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RunRecords records;
    private ServiceProcess process;

    @BeforeEach
    void records() {
        records = new RunRecords(folder.resolve("run"));
    }

    @AfterEach
    void end() {
        process.kill9();
    }

    @Test
    void aReadyLineInItsOutputMakesItReady() {
        process = shell("echo up and READY; exec cat");
        process.start();

        process.awaitReady(PATIENCE);

        assertThat(process.ready()).isTrue();
        assertThat(records.all().get(0).process()).isPresent();
    }

    @Test
    void aProcessThatEndsAtOnceIsQuotedWithItsLog() {
        process = shell("echo ERROR the key is wrong; exit 3");
        process.start();

        assertThatThrownBy(() -> process.awaitReady(PATIENCE))
                .isInstanceOf(LaunchRefused.class)
                .hasMessageContaining("thing ended while it started")
                .hasMessageContaining("ERROR the key is wrong")
                .hasMessageContaining(process.log().toString());
    }

    @Test
    void aProcessThatNeverGetsReadyIsNamed() {
        process = shell("exec cat");
        process.start();

        assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(300)))
                .hasMessageContaining("thing was not ready after");
    }

    @Test
    void ctrlCReachesOnlyTheLauncher() throws Exception {
        process = shell("echo READY; exec cat");
        process.start();
        process.awaitReady(PATIENCE);

        signal("INT", process.pid());
        signal("HUP", process.pid());

        assertThat(process.awaitEnd(Duration.ofMillis(300))).isFalse();
        process.terminate();
        assertThat(process.awaitEnd(PATIENCE)).isTrue();
        assertThat(records.all()).isEmpty();
    }

    @Test
    void theLogOfTheRunBeforeIsKept() throws Exception {
        process = shell("echo READY; exec cat");
        process.start();
        process.awaitReady(PATIENCE);
        process.kill9();

        process.start();
        process.awaitReady(PATIENCE);

        assertThat(Files.readString(folder.resolve("thing.log.1"))).contains("READY");
    }

    @Test
    void aLeashedProgramEndsWithItsLauncher() throws Exception {
        Process launcher = new ProcessBuilder(
                        java(), "-cp", classes(), Leash.class.getName(), SleepForever.class.getName())
                .start();
        process = shell("exec cat");

        launcher.getOutputStream().close();

        assertThat(launcher.waitFor()).isEqualTo(143);
    }

    @Test
    void leftoversAreEndedAndForgottenButStrangersAreNot() {
        process = shell("exec cat");
        process.start();
        ProcessHandle stranger = ProcessHandle.current();
        records.remember("stranger", stranger, 1);
        Path record = folder.resolve("run/stranger.json");
        rewrite(record, stranger.info().startInstant().orElseThrow().toString(), "2001-01-01T00:00:00Z");

        assertThat(records.endLeftovers()).containsExactly("thing");

        assertThat(process.awaitEnd(PATIENCE)).isTrue();
        assertThat(records.all()).isEmpty();
        assertThat(stranger.isAlive()).isTrue();
    }

    private static void rewrite(Path file, String what, String with) {
        try {
            Files.writeString(file, Files.readString(file).replace(what, with));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private ServiceProcess shell(String script) {
        Program program = new Program("thing", 1, List.of("/bin/sh", "-c", script), Map.of(), "READY", "");
        return new ServiceProcess(program, folder.resolve("thing.log"), records);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classes() {
        return System.getProperty("java.class.path");
    }

    /** A program that does not end by itself. */
    public static final class SleepForever {
        private SleepForever() {}

        public static void main(String[] arguments) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }
}
