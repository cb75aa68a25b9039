package io.strongroom.assets;

import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.AssetsException.Unreachable;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.ProtocolFault;
import io.strongroom.assets.call.UnreachableReason;
import io.strongroom.assets.call.Waiting;
import io.strongroom.assets.egress.Destination;
import io.strongroom.assets.egress.EgressGuard;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange, blocking: to the address that the guard validated, without following redirects, with an end to
 * size, duration and slowness. Never retries.
 */
final class HttpTransport {

    private static final Logger LOGGER = Logger.getLogger(HttpTransport.class);
    private static final long NANOS = 1_000_000_000L;

    private final HttpClient http;
    private final EgressGuard guard;
    private final TransportLimits limits;

    HttpTransport(Vertx vertx, EgressGuard guard, TransportLimits limits, HttpClientOptions options) {
        this.guard = guard;
        this.limits = limits;
        this.http = vertx.httpClientBuilder()
                .with(options)
                // Every exchange hears of it; without a handler Vert.x reports a lost idle connection as SEVERE.
                .withConnectHandler(connection -> connection.exceptionHandler(lost -> LOGGER.debugf(
                        "Connection lost reason=%s", lost.getClass().getSimpleName())))
                .build();
    }

    /** What is sent. Headers hold the credential, so this has no readable form. */
    record Call(
            Endpoint endpoint, URI url, @Nullable Buffer body, String accept, String authorization, String userAgent) {
        @Override
        public String toString() {
            return endpoint.toString();
        }
    }

    /** What came back, still compressed. */
    record Answer(int status, MultiMap headers, Buffer body) {}

    /**
     * @param attempt from 0; a host with several addresses is asked at the next one when an attempt failed
     */
    Answer exchange(Call call, int attempt, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        Destination destination = guard.check(call.url());
        Exchange exchange = new Exchange(call);
        exchange.start(options(call, destination, attempt));
        return exchange.await(cancellation);
    }

    private RequestOptions options(Call call, Destination destination, int attempt) {
        String query = call.url().getRawQuery();
        String path = call.url().getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.endpoint().method()))
                .setServer(SocketAddress.inetSocketAddress(destination.port(), literal(destination.address(attempt))))
                .setHost(destination.host())
                .setPort(destination.port())
                .setSsl(destination.tls())
                .setFollowRedirects(false)
                .setURI(query == null ? path : path + '?' + query)
                .putHeader(HttpHeaders.ACCEPT, call.accept())
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .putHeader(HttpHeaders.USER_AGENT, call.userAgent())
                .putHeader(HttpHeaders.AUTHORIZATION, call.authorization())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    }

    /** The bare number: a name in it would be resolved again. */
    private static String literal(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The state of one exchange: filled on the event loop, awaited by the caller's thread. */
    private final class Exchange {

        private final Call call;
        private final CompletableFuture<Answer> done = new CompletableFuture<>();
        private final Buffer body = Buffer.buffer();
        private final long started = System.nanoTime();
        private volatile long headAt;
        private final AtomicLong received = new AtomicLong();
        private volatile @Nullable HttpClientRequest request;
        private volatile boolean abandoned;

        Exchange(Call call) {
            this.call = call;
        }

        void start(RequestOptions options) {
            http.request(options)
                    .onSuccess(this::send)
                    .onFailure(failure -> done.completeExceptionally(unreachable(failure, false)));
        }

        private void send(HttpClientRequest opened) {
            request = opened;
            if (abandoned) {
                opened.reset();
                return;
            }
            opened.exceptionHandler(failure -> done.completeExceptionally(unreachable(failure, headAt != 0)));
            Buffer content = call.body();
            (content == null ? opened.send() : opened.send(content))
                    .onSuccess(this::receive)
                    .onFailure(failure -> done.completeExceptionally(unreachable(failure, false)));
        }

        private void receive(HttpClientResponse response) {
            headAt = System.nanoTime();
            response.exceptionHandler(failure -> done.completeExceptionally(unreachable(failure, true)));
            response.handler(chunk -> {
                if (received.addAndGet(chunk.length()) > limits.maxBodyBytes()) {
                    done.completeExceptionally(new ProtocolViolated(
                            call.endpoint(), ProtocolFault.TOO_LARGE, "the body exceeds the limit"));
                    abandon();
                } else {
                    body.appendBuffer(chunk);
                }
            });
            response.endHandler(end -> done.complete(new Answer(response.statusCode(), response.headers(), body)));
        }

        Answer await(Cancellation cancellation) {
            boolean finished = false;
            try {
                while (true) {
                    try {
                        Answer answer = done.get(step(), TimeUnit.NANOSECONDS);
                        finished = true;
                        return answer;
                    } catch (TimeoutException notYet) {
                        cancellation.throwIfCancelled();
                        requireSpeed();
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssetsException.Cancelled(interrupted);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof AssetsException known) {
                    throw known;
                }
                throw new Unreachable(call.endpoint(), UnreachableReason.RESET, failed.getCause());
            } finally {
                if (!finished) {
                    abandon();
                }
            }
        }

        private long step() {
            long left = started + limits.callTimeout().toNanos() - System.nanoTime();
            return Math.max(1, Math.min(left, Waiting.STEP.toNanos()));
        }

        private void requireSpeed() {
            long now = System.nanoTime();
            if (now - started >= limits.callTimeout().toNanos()) {
                throw new Unreachable(call.endpoint(), UnreachableReason.DEADLINE, null);
            }
            long head = headAt;
            if (head == 0) {
                return;
            }
            long elapsed = now - head;
            if (elapsed > limits.slowGrace().toNanos()
                    && received.get() < (double) limits.minBytesPerSecond() * elapsed / NANOS) {
                throw new Unreachable(call.endpoint(), UnreachableReason.TOO_SLOW, null);
            }
        }

        private void abandon() {
            abandoned = true;
            HttpClientRequest opened = request;
            if (opened != null) {
                opened.reset();
            }
        }

        private AssetsException unreachable(Throwable failure, boolean inBody) {
            if (inBody) {
                return new ProtocolViolated(
                        call.endpoint(), ProtocolFault.TRUNCATED, "the connection ended inside the body");
            }
            if (failure instanceof SSLException) {
                return new Unreachable(call.endpoint(), UnreachableReason.TLS, failure);
            }
            boolean connected = request != null;
            return new Unreachable(
                    call.endpoint(), connected ? UnreachableReason.RESET : UnreachableReason.CONNECT, failure);
        }
    }
}
