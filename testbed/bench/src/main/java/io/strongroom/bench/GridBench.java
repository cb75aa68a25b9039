package io.strongroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.launcher.Installation;
import io.strongroom.launcher.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** How long schema-sync-service takes for a filtered page of a large catalogue, asked by one client at its own port. */
final class GridBench {
    private static final int WARM_UP_ROUNDS = 20;
    private static final int ROUNDS = 60;
    private static final double BOUND_MILLIS = 50;
    private static final Duration LOOK = Duration.ofMillis(200);

    /** What people ask a grid for; {@code %s} is an instance. */
    private static final List<String> QUERIES = List.of(
            "",
            "hideDeleted=true",
            "search=schema%2001",
            "search=ar&hideDeleted=true&size=50",
            "search=SERVER%20007&status=ACTIVE",
            "status=DELETED",
            "status=ACTIVE&sort=objectCount,desc&page=10",
            "instanceType=ANOTHER_CLOUD&hideDeleted=true",
            "instanceId=%s&search=network",
            "instanceType=CLOUD&status=ACTIVE&sort=status,asc&sort=name,desc",
            "sort=lastBackup.at,desc&hideDeleted=true",
            "sort=instance.name,desc&sort=objectCount,asc&search=e",
            "page=100&size=50",
            "search=e&instanceType=CLOUD&status=ACTIVE&hideDeleted=true&sort=objectCount,desc&sort=name,asc&page=40&size=50",
            "search=department%209&instanceId=%s&status=ACTIVE&sort=key,desc&page=3",
            "size=200&hideDeleted=true&sort=name,desc");

    private final int schemas;
    private final int repetitions;
    private final PrintStream out;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    GridBench(int schemas, int repetitions, PrintStream out) {
        this.schemas = schemas;
        this.repetitions = repetitions;
        this.out = out;
    }

    void run() {
        try (SchemaLists lists = SchemaLists.serve(schemas)) {
            Path data = Files.createTempDirectory("strongroom-bench");
            Installation installation = Installation.builder(data)
                    .ports(Ports.random())
                    .environment(
                            "schema-sync-service",
                            Map.of(
                                    "STRONGROOM_CONFIG_SERVICE_URL", lists.url(),
                                    "STRONGROOM_DEVELOPMENT_ADDRESSES", lists.address()))
                    .build();
            installation.start();
            try {
                measure(installation, lists);
            } finally {
                installation.stop();
                delete(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(Installation installation, SchemaLists lists) {
        String service = installation.sync().url();
        GatewayToken token = new GatewayToken(installation.data().resolve("keys"));
        JsonNode first = sync(service, token);
        lists.forgetEveryTwentieth();
        JsonNode second = sync(service, token);
        out.printf(
                Locale.ROOT,
                "profile     %,d schemas of 2 instances through the service's own sync (%.1f s, then %.1f s in which %,d were"
                        + " found deleted), embedded store, -Xmx256m; %d queries of different filters, orders and pages%n",
                schemas,
                seconds(first),
                seconds(second),
                deleted(second),
                QUERIES.size());
        List<String> queries = QUERIES.stream()
                .map(query -> query.replace("%s", lists.connection()))
                .toList();
        ask(service, token, queries, WARM_UP_ROUNDS);
        for (int round = 1; round <= repetitions; round++) {
            Map<String, double[]> times = ask(service, token, queries, ROUNDS);
            double[] all = times.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .sorted()
                    .toArray();
            out.printf(
                    Locale.ROOT,
                    "round %d     %,d pages: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms = %.0f %% of the %.0f ms bound at p95; load of"
                            + " the machine %.1f%n",
                    round,
                    all.length,
                    percentile(all, 50),
                    percentile(all, 95),
                    percentile(all, 99),
                    100 * percentile(all, 95) / BOUND_MILLIS,
                    BOUND_MILLIS,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            times.forEach((query, taken) -> out.printf(
                    Locale.ROOT,
                    "            p50 %6.1f  p95 %6.1f   ?%s%n",
                    percentile(taken, 50),
                    percentile(taken, 95),
                    query));
        }
    }

    private Map<String, double[]> ask(String service, GatewayToken token, List<String> queries, int rounds) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String query : queries) {
                HttpRequest request = request(service + "/api/v1/schemas?" + query, token)
                        .GET()
                        .build();
                long start = System.nanoTime();
                String page = send(request);
                double millis = (System.nanoTime() - start) / 1e6;
                if (!page.contains("\"items\":[{")) {
                    throw new IllegalStateException("nothing found by " + query + ": " + page);
                }
                times.computeIfAbsent(query, any -> new ArrayList<>()).add(millis);
            }
        }
        Map<String, double[]> sorted = new LinkedHashMap<>();
        times.forEach((query, list) -> sorted.put(
                query, list.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
        return sorted;
    }

    private JsonNode sync(String service, GatewayToken token) {
        String address = service + "/api/v1/schemas/sync";
        String id = tree(send(request(address, token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build()))
                .path("syncId")
                .asText();
        JsonNode sync;
        do {
            LockSupport.parkNanos(LOOK.toNanos());
            sync = tree(send(request(address, token).GET().build()));
        } while (!sync.path("syncId").asText().equals(id)
                || sync.path("state").asText().equals("RUNNING"));
        if (!sync.path("state").asText().equals("SUCCEEDED")) {
            throw new IllegalStateException("the sync failed: " + sync);
        }
        return sync;
    }

    private static HttpRequest.Builder request(String url, GatewayToken token) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token.value())
                .timeout(Duration.ofMinutes(1));
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(JsonNode sync) {
        return Duration.between(
                                Instant.parse(sync.path("startedAt").asText()),
                                Instant.parse(sync.path("finishedAt").asText()))
                        .toMillis()
                / 1000.0;
    }

    private static long deleted(JsonNode sync) {
        long sum = 0;
        for (JsonNode instance : sync.path("items")) {
            sum += instance.path("deleted").asLong();
        }
        return sum;
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
