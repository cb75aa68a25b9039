package io.strongroom.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One process of an installation, which can be started again after it has ended. */
public final class ServiceProcess {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int EXCERPT_LINES = 12;

    private final Program program;
    private final Path log;
    private final RunRecords records;
    private @Nullable Process process;

    ServiceProcess(Program program, Path log, RunRecords records) {
        this.program = program;
        this.log = log;
        this.records = records;
    }

    public String name() {
        return program.name();
    }

    public int port() {
        return program.port();
    }

    public Path log() {
        return log;
    }

    public String url() {
        return "http://127.0.0.1:" + program.port();
    }

    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    public synchronized boolean running() {
        return process != null && process.isAlive();
    }

    /** Starts the process; the log of the run before is kept beside the new one with the suffix {@code .1}. */
    public synchronized void start() {
        if (running()) {
            throw new IllegalStateException(name() + " is running");
        }
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder =
                    new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeAll(Program.NOT_INHERITED);
            builder.environment().putAll(program.environment());
            process = builder.start();
            records.remember(name(), process.toHandle(), program.port());
        } catch (IOException e) {
            throw new LaunchRefused("cannot start " + name() + ": " + e.getMessage(), e);
        }
    }

    /** Ctrl-C reaches every process of the terminal; only the launcher may act on it, in its own order. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
        command.addAll(program.command());
        return command;
    }

    /** Waits until the process says that it is ready. */
    public void awaitReady(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!ready()) {
            if (!running()) {
                throw new LaunchRefused(name() + " ended while it started: " + lastWords());
            }
            if (System.nanoTime() > end) {
                throw new LaunchRefused(name() + " was not ready after " + timeout.toSeconds() + " s: " + lastWords());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchRefused("interrupted", e);
        }
    }

    public boolean ready() {
        if (!running()) {
            return false;
        }
        return program.readyLine().isEmpty() ? answers(url() + program.readyPath()) : logContains(program.readyLine());
    }

    static boolean answers(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean logContains(String text) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new LaunchRefused("cannot read " + log + ": " + e.getMessage(), e);
        }
    }

    /** The lines of the log that most likely say why, and where the whole log is. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> telling = lines.stream().filter(ServiceProcess::tells).toList();
            List<String> shown = telling.isEmpty() ? lines : telling;
            return "\n    "
                    + String.join("\n    ", shown.subList(Math.max(0, shown.size() - EXCERPT_LINES), shown.size()))
                    + "\n  Its log: " + log;
        } catch (IOException e) {
            return "no log at " + log + " (" + e.getMessage() + ")";
        }
    }

    private static boolean tells(String line) {
        return line.contains("ERROR")
                || line.contains("Caused by")
                || line.contains("cannot start")
                || line.contains("refused");
    }

    /** Asks the process to end, as Ctrl-C would, and does not wait. */
    public synchronized void terminate() {
        if (process != null) {
            process.destroy();
        }
    }

    /** The process is gone when this returns, and had no chance to say goodbye. */
    public synchronized void kill9() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(Duration.ofSeconds(10));
        }
    }

    /** Whether it ended within the time. */
    public synchronized boolean awaitEnd(Duration timeout) {
        try {
            boolean ended = process == null || process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                records.forget(name());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String toString() {
        return name() + (running() ? ", pid " + pid() : ", not running");
    }

    /** What is run, and how it says that it is ready: a line in its output, or status 200 at a path. */
    record Program(
            String name,
            int port,
            List<String> command,
            Map<String, String> environment,
            String readyLine,
            String readyPath) {
        /** Secrets of one service are none of the others' business. */
        static final Set<String> NOT_INHERITED = Set.of("STRONGROOM_ADMIN_TOKEN", "STRONGROOM_SIGNING_KEY");

        Program {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }
}
