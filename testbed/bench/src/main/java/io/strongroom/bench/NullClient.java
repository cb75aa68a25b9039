package io.strongroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
import java.util.zip.GZIPInputStream;

/**
 * Asks for pages that were asked for before, as many at a time and with the same HTTP client as the worker, takes the
 * transfer encoding off and throws the answers away.
 */
final class NullClient implements AutoCloseable {
    private static final int OK = 200;

    private final URI simulator;
    private final int callsInFlight;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http;

    NullClient(String simulatorUrl, int callsInFlight) {
        this.simulator = URI.create(simulatorUrl);
        this.callsInFlight = callsInFlight;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(true)
                .setDecompressionSupported(false)
                .setDefaultHost(simulator.getHost())
                .setDefaultPort(simulator.getPort()));
    }

    /** @param bytes of JSON */
    record Result(long objects, long bytes, double seconds) {
        double objectsPerSecond() {
            return objects / seconds;
        }
    }

    Result read(List<JsonNode> pages, String credential) {
        AtomicInteger next = new AtomicInteger();
        AtomicLong objects = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(callsInFlight);
        long begin = System.nanoTime();
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < callsInFlight; reader++) {
                readers.add(threads.submit(() -> {
                    byte[] room = new byte[64 * 1024];
                    for (int i = next.getAndIncrement(); i < pages.size(); i = next.getAndIncrement()) {
                        bytes.addAndGet(read(pages.get(i), credential, room));
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
        return new Result(objects.get(), bytes.get(), (System.nanoTime() - begin) / 1e9);
    }

    private long read(JsonNode page, String credential, byte[] room) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI(page.path("path").asText() + "?" + page.path("query").asText())
                .putHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)))
                .putHeader("Accept-Encoding", "gzip")
                .putHeader("Content-Type", "application/json");
        Answer answer = http.request(options)
                .compose(request -> request.send(page.path("body").asText()))
                .compose(response -> response.body()
                        .map(body -> new Answer(
                                response.statusCode(),
                                "gzip".equals(response.getHeader("Content-Encoding")),
                                body.getBytes())))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        if (answer.status() != OK) {
            throw new IllegalStateException("the simulator answered " + answer.status());
        }
        try (InputStream plain = new ByteArrayInputStream(answer.body());
                InputStream in = answer.compressed() ? new GZIPInputStream(plain, 8 * 1024) : plain) {
            long bytes = 0;
            for (int count = in.read(room); count >= 0; count = in.read(room)) {
                bytes += count;
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException("the simulator's answer is damaged", e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, boolean compressed, byte[] body) {}
}
