package io.strongroom.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar as a process, as everybody runs it. */
final class RunningDevstack implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("DEVSTACK READY kafka=(\\S+) store=(\\S+)");

    private final Process process;
    private final String kafka;
    private final String store;

    private RunningDevstack(Process process, String kafka, String store) {
        this.process = process;
        this.kafka = kafka;
        this.store = store;
    }

    static RunningDevstack start(Path data, String... more) throws IOException {
        Process process = launch(data, more);
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        Matcher ready = READY.matcher(line == null ? "" : line);
        if (!ready.matches()) {
            String said = process.errorReader(StandardCharsets.UTF_8).lines().reduce("", (a, b) -> a + b + "\n");
            throw new AssertionError("not ready: " + said);
        }
        Thread drain = new Thread(
                () -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(ignored -> {}));
        drain.setDaemon(true);
        drain.start();
        return new RunningDevstack(process, ready.group(1), ready.group(2));
    }

    /** What a start that is refused says, and its exit status. */
    static Refusal refused(Path data, String... more) throws IOException, InterruptedException {
        Process process = launch(data, more);
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Refusal(process.waitFor(), said);
    }

    private static Process launch(Path data, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-jar",
                System.getProperty("devstack.jar"),
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).start();
    }

    String kafka() {
        return kafka;
    }

    int kafkaPort() {
        return Integer.parseInt(kafka.substring(kafka.indexOf(':') + 1));
    }

    String store() {
        return store;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void closeStdin() throws IOException {
        process.getOutputStream().close();
    }

    boolean endsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("the devstack did not end on SIGTERM");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    record Refusal(int status, String said) {}
}
