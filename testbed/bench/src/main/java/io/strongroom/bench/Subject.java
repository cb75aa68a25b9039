package io.strongroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.Api;
import io.strongroom.launcher.Installation;
import io.strongroom.launcher.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fresh installation with a simulated site, set up and synced, in a folder of its own. */
final class Subject implements AutoCloseable {
    private static final String API = "/api/v1";
    private static final String SITE = "bench";
    private static final String EMAIL = "bench@strongroom.example";
    private static final Set<String> ENDED = Set.of("COMPLETED", "COMPLETED_WITH_WARNINGS", "FAILED", "STOPPED");
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Path data;
    private final Installation installation;
    private final Api gateway;
    private final Api simulator;
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private String workspaceId = "";
    private final String token = "bench-" + Long.toHexString(System.nanoTime());

    private Subject(Path data, Installation installation) {
        this.data = data;
        this.installation = installation;
        this.gateway = new Api(installation.gatewayUrl(), installation.adminToken());
        this.simulator = new Api(installation.simulatorUrl(), "");
    }

    /** @param worker environment of the worker, for its rate and page size */
    static Subject start(int objects, Map<String, Object> profile, Map<String, String> worker) {
        return start(1, objects, profile, worker);
    }

    static Subject start(int workers, int objects, Map<String, Object> profile, Map<String, String> worker) {
        try {
            Path data = Files.createTempDirectory("strongroom-bench");
            Installation installation = Installation.builder(data)
                    .workers(workers)
                    .simulator(true)
                    .ports(Ports.random())
                    .heap("simulator", "1400m")
                    .environment("backup-worker", worker)
                    .build();
            installation.start();
            Subject subject = new Subject(data, installation);
            subject.setUp(objects, profile);
            return subject;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setUp(int objects, Map<String, Object> profile) {
        JsonNode site = simulator.post(
                "/__sim/sites",
                Map.of(
                        "site", SITE,
                        "email", EMAIL,
                        "token", token,
                        "jiraAdmin", true,
                        "dataset", Map.of("seed", 7, "schemas", 1, "objects", objects, "issues", 0)));
        workspaceId = site.path("workspaceId").asText();
        simulator.put("/__sim/profile", profile);
        gateway.put(
                API + "/connection",
                Map.of(
                        "siteUrl",
                        site.path("siteUrl").asText(),
                        "workspaceId",
                        workspaceId,
                        "email",
                        EMAIL,
                        "apiToken",
                        token));
        gateway.put(API + "/storage", Map.of("kind", "MANAGED"));
        String syncId =
                gateway.post(API + "/schemas/sync", Map.of()).path("syncId").asText();
        JsonNode sync = gateway.get(API + "/schemas/sync");
        while (!sync.path("syncId").asText().equals(syncId)
                || sync.path("state").asText().equals("RUNNING")) {
            LockSupport.parkNanos(LOOK.toNanos());
            sync = gateway.get(API + "/schemas/sync");
        }
    }

    /** Backs up the schema and returns what the gateway says of it in the end; anything but success ends the benchmark. */
    JsonNode backUp() {
        JsonNode schema = gateway.get(API + "/schemas?size=1&sort=objectCount,desc")
                .path("items")
                .path(0);
        String id = gateway.post(API + "/schemas/" + schema.path("id").asText() + "/backups", Map.of())
                .path("backupId")
                .asText();
        phases.clear();
        long seen = System.nanoTime();
        JsonNode backup = gateway.get(API + "/backups/" + id);
        while (!ENDED.contains(backup.path("state").asText())) {
            LockSupport.parkNanos(LOOK.toNanos());
            long now = System.nanoTime();
            phases.merge(backup.path("phase").asText(), (now - seen) / 1e9, Double::sum);
            seen = now;
            backup = gateway.get(API + "/backups/" + id);
        }
        if (!backup.path("state").asText().startsWith("COMPLETED")) {
            throw new IllegalStateException("the backup did not complete: " + backup);
        }
        return backup;
    }

    /** How long the last backup was seen in each phase. */
    String phases() {
        return phases.entrySet().stream()
                .map(phase -> String.format(
                        Locale.ROOT, "%s %.1f s", phase.getKey().toLowerCase(Locale.ROOT), phase.getValue()))
                .collect(Collectors.joining(", "));
    }

    static double seconds(JsonNode backup) {
        Duration taken = Duration.between(
                Instant.parse(backup.path("startedAt").asText()),
                Instant.parse(backup.path("finishedAt").asText()));
        return taken.toNanos() / 1e9;
    }

    JsonNode stats() {
        return simulator.get("/__sim/stats");
    }

    /** The requests for pages of whole objects since the start, oldest first. */
    List<JsonNode> objectPages() {
        JsonNode requests =
                simulator.get("/__sim/log?endpoint=object/aql&site=" + SITE).path("requests");
        return Stream.iterate(0, i -> i < requests.size(), i -> i + 1)
                .map(requests::get)
                .filter(request -> request.path("query").asText().contains("includeAttributes=true"))
                .toList();
    }

    /** Where the schema's objects are asked for. */
    URI aqlUrl() {
        return URI.create(installation.simulatorUrl() + "/jsm/assets/workspace/" + workspaceId + "/v1/object/aql");
    }

    URI dumpUrl() {
        return URI.create(installation.simulatorUrl() + "/__sim/sites/" + SITE + "/dump");
    }

    /** As Basic authentication wants it. */
    String credential() {
        return EMAIL + ":" + token;
    }

    String simulatorUrl() {
        return installation.simulatorUrl();
    }

    /** The most memory that the worker's process has held so far, as the kernel counts it. */
    long workerPeakBytes() {
        Path status = Path.of("/proc", Long.toString(installation.worker(1).pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        installation.stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
