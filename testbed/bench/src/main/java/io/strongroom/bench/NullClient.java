package io.strongroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for pages that were asked for before, as many at a time, and throws the answers away unread. */
final class NullClient {
    private final String simulatorUrl;
    private final int callsInFlight;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    NullClient(String simulatorUrl, int callsInFlight) {
        this.simulatorUrl = simulatorUrl;
        this.callsInFlight = callsInFlight;
    }

    record Result(long objects, double seconds) {
        double objectsPerSecond() {
            return objects / seconds;
        }
    }

    Result read(List<JsonNode> pages, String credential) {
        AtomicInteger next = new AtomicInteger();
        AtomicLong objects = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(callsInFlight);
        long begin = System.nanoTime();
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < callsInFlight; reader++) {
                readers.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < pages.size(); i = next.getAndIncrement()) {
                        read(pages.get(i), credential);
                        objects.addAndGet(pages.get(i).path("objects").asLong());
                    }
                }));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the null client failed", e);
        } finally {
            threads.shutdownNow();
        }
        return new Result(objects.get(), (System.nanoTime() - begin) / 1e9);
    }

    private void read(JsonNode page, String credential) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulatorUrl
                        + page.path("path").asText() + "?" + page.path("query").asText()))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)))
                .header("Accept-Encoding", "gzip")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(page.path("body").asText()))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the simulator answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the simulator did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
