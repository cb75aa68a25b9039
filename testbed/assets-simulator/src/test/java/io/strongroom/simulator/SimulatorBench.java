package io.strongroom.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints how fast pages are served and how much memory the objects take. Server and reader share the machine and this
 * process, so the figures are a floor. Arguments: objects (1000000), readers (2), pages per reader (300).
 */
final class SimulatorBench {
    private static final int PAGE = 100;
    private static final int ROUNDS = 3;

    private SimulatorBench() {}

    private record Share(long objects, long bytes) {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        int objects = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int readers = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int pages = args.length > 2 ? Integer.parseInt(args[2]) : 300;
        long began = System.nanoTime();
        try (TestSite site = new TestSite(Map.of("seed", 7, "schemas", 2, "objects", objects, "issues", 0), Map.of())) {
            System.out.printf("%d objects generated in %d ms%n", objects, (System.nanoTime() - began) / 1_000_000);
            site.profile(Map.of("requestsPerMinute", 0, "quirks", List.of("-short-pages")));
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            System.out.printf("heap in use after a collection: %d MB%n", heap >> 20);
            for (int round = 1; round <= ROUNDS; round++) {
                round(site, round, objects, readers, pages);
            }
        }
    }

    private static void round(TestSite site, int round, int objects, int readers, int pages)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(readers);
        long start = System.nanoTime();
        List<Future<Share>> shares = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            int first = objects / readers * i;
            shares.add(pool.submit(() -> read(site, first, pages)));
        }
        long served = 0;
        long bytes = 0;
        for (Future<Share> share : shares) {
            served += share.get().objects();
            bytes += share.get().bytes();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        System.out.printf(
                "round %d: %.0f objects/s, %.0f MB/s, %d bytes an object, definitions of the page included%n",
                round, served / seconds, bytes / seconds / 1e6, bytes / Math.max(1, served));
    }

    private static Share read(TestSite site, int after, int pages) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int page = 0; page < pages; page++) {
            int from = after + page * PAGE;
            String body = "{\"qlQuery\":\"objectSchemaId = 2 AND objectId > " + from + " ORDER BY objectId\"}";
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(site.assets() + "object/aql?maxResults=" + PAGE))
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
            site.signedIn().forEach(request::header);
            try (InputStream in = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                }
            }
        }
        return new Share((long) pages * PAGE, bytes);
    }
}
