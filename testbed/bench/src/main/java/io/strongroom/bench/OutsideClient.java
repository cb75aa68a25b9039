package io.strongroom.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An integration of the customer's that asks the same site for objects, evenly, and knows nothing of us. */
final class OutsideClient implements AutoCloseable {
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final HttpRequest request;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Future<?> asking;

    private OutsideClient(HttpRequest request, double perMinute) {
        this.request = request;
        asking = perMinute > 0
                ? clock.scheduleAtFixedRate(
                        this::ask, 0, (long) (TimeUnit.MINUTES.toMicros(1) / perMinute), TimeUnit.MICROSECONDS)
                : CompletableFuture.completedFuture(null);
    }

    static OutsideClient start(Subject subject, double perMinute) {
        HttpRequest request = HttpRequest.newBuilder(subject.aqlUrl())
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(subject.credential().getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("{\"qlQuery\":\"objectId = 1\"}"))
                .build();
        return new OutsideClient(request, perMinute);
    }

    long requests() {
        long errors = failed.get();
        if (errors > 0) {
            throw new IllegalStateException(errors + " requests of the other client got no answer");
        }
        return requests.get();
    }

    long refused() {
        return refused.get();
    }

    private void ask() {
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            requests.incrementAndGet();
            if (answer.statusCode() == TOO_MANY_REQUESTS) {
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        asking.cancel(true);
        clock.shutdownNow();
    }
}
