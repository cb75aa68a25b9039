package io.strongroom.gateway.peers;

import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.routes.Peer;
import io.strongroom.gateway.routes.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends requests to services. A service with several replicas is asked in turn; when one cannot be reached the next
 * is asked, and a repeatable request also moves on when a replica breaks off before it has answered or is shutting
 * down. A request that may have had an effect is never sent twice.
 */
@ApplicationScoped
public class PeerClient {

    private static final Logger LOGGER = Logger.getLogger(PeerClient.class);

    private static final int CONNECTIONS_PER_REPLICA = 64;
    private static final int WAITING_FOR_A_CONNECTION = 256;
    private static final int READINESS_MILLIS = 1_000;
    private static final int NOT_FOUND = 404;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final HttpClient client;
    private final ServiceTokens tokens;
    private final long connectMillis;
    private final Map<Peer, List<URI>> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    @Inject
    PeerClient(Vertx vertx, ServiceTokens tokens, GatewayConfig config) {
        this.tokens = tokens;
        this.connectMillis = config.timeouts().connect().toMillis();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) connectMillis)
                        .setKeepAliveTimeout(30)
                        .setMaxWaitQueueSize(WAITING_FOR_A_CONNECTION)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_REPLICA));
        this.replicas = new EnumMap<>(Map.of(
                Peer.CONFIG, List.of(config.peers().config()),
                Peer.SYNC, List.of(config.peers().sync()),
                Peer.SCHEDULER, List.of(config.peers().scheduler()),
                Peer.WORKER, List.copyOf(config.peers().workers())));
    }

    @PreDestroy
    void close() {
        client.close().onFailure(e -> LOGGER.debug("Connections to the services did not close cleanly", e));
    }

    /** The addresses of a service's replicas. */
    public List<URI> replicasOf(Peer peer) {
        List<URI> found = replicas.get(peer);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException("No address is configured for peer=" + peer.id());
        }
        return found;
    }

    /**
     * Sends the call to the service of the route, and to the one that has a second chance if the first knows nothing.
     * The same promises as {@link #send}.
     */
    public Future<PeerAnswer> ask(Route route, PeerCall call) {
        Peer peer = route.peer().orElseThrow(() -> new IllegalArgumentException("No service answers " + route.path()));
        return send(peer, call).compose(response -> {
            if (response.statusCode() == NOT_FOUND && route.secondChance().isPresent()) {
                PeerAnswer.discard(response);
                Peer second = route.secondChance().get();
                return send(second, call).map(other -> new PeerAnswer(second, other));
            }
            return Future.succeededFuture(new PeerAnswer(peer, response));
        });
    }

    /**
     * Completes with the head of the answer, whose body is paused and must be read, piped or reset. Fails with
     * {@link PeerUnavailableException} only.
     */
    Future<HttpClientResponse> send(Peer peer, PeerCall call) {
        List<URI> addresses = replicasOf(peer);
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        return attempt(peer, addresses, first, 0, call);
    }

    private Future<HttpClientResponse> attempt(Peer peer, List<URI> addresses, int first, int failed, PeerCall call) {
        URI address = addresses.get((first + failed) % addresses.size());
        boolean another = failed + 1 < addresses.size();
        Future<HttpClientRequest> connected = client.request(optionsFor(address, call));
        return connected
                .compose(request -> exchange(request, call))
                .compose(
                        response -> {
                            if (another && call.repeatable() && response.statusCode() == SERVICE_UNAVAILABLE) {
                                PeerAnswer.discard(response);
                                return attempt(peer, addresses, first, failed + 1, call);
                            }
                            return Future.succeededFuture(response);
                        },
                        failure -> {
                            boolean nothingWasSent = connected.failed();
                            if (another && (nothingWasSent || call.repeatable())) {
                                return attempt(peer, addresses, first, failed + 1, call);
                            }
                            boolean timedOut = !nothingWasSent && failure instanceof TimeoutException;
                            return Future.failedFuture(new PeerUnavailableException(peer, timedOut, failure));
                        });
    }

    private static Future<HttpClientResponse> exchange(HttpClientRequest request, PeerCall call) {
        Future<HttpClientResponse> answer =
                call.body().isPresent() ? request.send(call.body().get()) : request.send();
        // nobody may be listening yet: without the pause the first chunks would be lost
        return answer.map(response -> response.pause());
    }

    /** Whether at least one replica says that it can serve. Never fails, and takes a moment at most. */
    public Future<Boolean> isReady(Peer peer) {
        List<Future<Boolean>> answers =
                replicasOf(peer).stream().map(this::isReady).toList();
        return Future.join(answers).map(all -> answers.stream().anyMatch(Future::result));
    }

    private Future<Boolean> isReady(URI address) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(withoutTrailingSlash(address) + "/q/health/ready")
                        .setTimeout(READINESS_MILLIS))
                .compose(HttpClientRequest::send)
                .map(response -> {
                    PeerAnswer.discard(response);
                    return response.statusCode() == 200;
                })
                .otherwise(false);
    }

    private RequestOptions optionsFor(URI address, PeerCall call) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setAbsoluteURI(withoutTrailingSlash(address) + call.target())
                .setConnectTimeout(connectMillis)
                .setIdleTimeout(call.answerWithin().toMillis());
        call.headers().forEach((name, value) -> options.addHeader(name, value));
        return options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.tokenFor(call.caller()))
                .putHeader("X-Correlation-Id", call.correlationId());
    }

    private static String withoutTrailingSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
