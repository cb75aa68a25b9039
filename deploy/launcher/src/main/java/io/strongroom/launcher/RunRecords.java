package io.strongroom.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Which processes belong to this installation: one small file each. A process counts as ours only when its number and
 * its start time are the recorded ones, because numbers are used again.
 */
final class RunRecords {
    static final String LAUNCHER = "launcher";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;

    RunRecords(Path folder) {
        this.folder = folder;
    }

    void remember(String name, ProcessHandle process, int port) {
        Map<String, Object> fields = Map.of(
                "name",
                name,
                "pid",
                process.pid(),
                "startedAt",
                process.info().startInstant().map(Instant::toString).orElse(""),
                "port",
                port);
        try {
            Files.createDirectories(folder);
            JSON.writeValue(file(name).toFile(), fields);
        } catch (IOException e) {
            throw new LaunchRefused("cannot write " + file(name) + ": " + e.getMessage(), e);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything recorded, running or not, in the order of the names. */
    List<RunRecord> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<RunRecord> records = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonNode json = JSON.readTree(file.toFile());
                records.add(new RunRecord(
                        json.path("name").asText(),
                        json.path("pid").asLong(),
                        json.path("startedAt").asText(),
                        json.path("port").asInt()));
            }
            return records;
        } catch (IOException e) {
            throw new LaunchRefused("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Ends what a launcher that was killed has left behind; returns the names of those that were still there. */
    List<String> endLeftovers() {
        List<String> ended = new ArrayList<>();
        List<RunRecord> leftovers = all();
        leftovers.forEach(record -> record.process().ifPresent(process -> {
            process.destroy();
            ended.add(record.name());
        }));
        for (RunRecord record : leftovers) {
            record.process().ifPresent(process -> {
                if (!endsWithin(process, PATIENCE)) {
                    process.destroyForcibly();
                    endsWithin(process, PATIENCE);
                }
            });
            forget(record.name());
        }
        return ended;
    }

    static boolean endsWithin(ProcessHandle process, Duration timeout) {
        try {
            process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    record RunRecord(String name, long pid, String startedAt, int port) {

        /** The process, if it is still there and verifiably the one that was recorded. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info()
                    .startInstant()
                    .map(Instant::toString)
                    .filter(startedAt::equals)
                    .isPresent());
        }
    }
}
