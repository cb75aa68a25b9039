package io.strongroom.backing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The devstack in a JVM of its own, on free ports. It watches its standard input, so it cannot outlive this JVM. */
final class DevstackProcess {
    private static final Pattern READY = Pattern.compile("DEVSTACK READY kafka=(\\S+) store=(\\S+)");
    private static final int ATTEMPTS = 2;
    private static final long READY_SECONDS = 40;

    private DevstackProcess() {}

    static Backing start() {
        Path jar = jar();
        for (int attempt = 1; ; attempt++) {
            try {
                return start(jar);
            } catch (IOException e) {
                // A free port may be taken by somebody else before the broker binds it, and once in a long while
                // the broker does not come up at all: a second try is worth it, a third is not.
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static Backing start(Path jar) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "devstack-");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx320m",
                        "-jar",
                        jar.toString(),
                        "--data",
                        folder.toAbsolutePath().toString(),
                        "--watch-stdin"))
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        Thread timeout = killAfter(process, READY_SECONDS);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        timeout.interrupt();
        Matcher ready = READY.matcher(line == null ? "" : line);
        if (!ready.matches()) {
            process.destroyForcibly();
            throw new IOException("the devstack did not start: " + Files.readString(log));
        }
        // The hook also keeps the process object, and with it the pipe that the devstack watches, alive.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder), "stop-devstack"));
        return new Backing(ready.group(2), ready.group(1));
    }

    private static Thread killAfter(Process process, long seconds) {
        Thread watch = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(seconds);
                        process.destroyForcibly();
                    } catch (InterruptedException ready) {
                        Thread.currentThread().interrupt();
                    }
                },
                "devstack-timeout");
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    private static void end(Process process, Path folder) {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            System.err.println("left behind: " + folder + ": " + e.getMessage());
        }
    }

    private static Path jar() {
        String named = System.getProperty("devstack.jar", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path target = folder.resolve("deploy/devstack/target");
            if (Files.isDirectory(target)) {
                try (Stream<Path> files = Files.list(target)) {
                    Path found = files.filter(DevstackProcess::isJar)
                            .max(Comparator.naturalOrder())
                            .orElse(null);
                    if (found != null) {
                        return found;
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalStateException(
                "the devstack is not built: run ./mvnw -Dquick -pl deploy/devstack -am package once");
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().matches("devstack-[0-9.]+(-SNAPSHOT)?\\.jar");
    }
}
