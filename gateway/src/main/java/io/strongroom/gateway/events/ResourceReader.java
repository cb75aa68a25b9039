package io.strongroom.gateway.events;

import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.peers.PeerAnswer;
import io.strongroom.gateway.peers.PeerCall;
import io.strongroom.gateway.peers.PeerClient;
import io.strongroom.gateway.routes.Route;
import io.strongroom.gateway.routes.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Reads a resource as a listener would, along the route table. */
@ApplicationScoped
class ResourceReader {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final PeerClient peers;
    private final Duration answerWithin;

    @Inject
    ResourceReader(PeerClient peers, GatewayConfig config) {
        this.peers = peers;
        this.answerWithin = config.timeouts().answer();
    }

    /** The operation that reads the resource; empty while the contract has none. */
    static Optional<Route> routeOf(Resource resource) {
        return RouteTable.contract()
                .match("GET", resource.path())
                .match(found -> Optional.of(found.route()), wrong -> Optional.empty(), unknown -> Optional.empty());
    }

    /**
     * The resource's JSON, or what tells that it is gone. Fails if the owner cannot be asked or does not answer
     * properly; asking again is harmless.
     */
    Future<String> read(Resource resource, String correlationId) {
        Optional<Route> route = routeOf(resource);
        if (route.isEmpty()) {
            return Future.failedFuture(new IllegalArgumentException("No operation reads event=" + resource.event()));
        }
        PeerCall call = new PeerCall(
                "GET",
                resource.path(),
                MultiMap.caseInsensitiveMultiMap().add("Accept", "application/json"),
                Optional.empty(),
                Caller.GATEWAY,
                correlationId,
                true,
                answerWithin);
        return peers.ask(route.get(), call).compose(answer -> contentOf(resource, answer));
    }

    private static Future<String> contentOf(Resource resource, PeerAnswer answer) {
        HttpClientResponse response = answer.response();
        int status = response.statusCode();
        if (status == NOT_FOUND) {
            answer.discard();
            return Future.succeededFuture(gone(resource));
        }
        if (status != OK) {
            answer.discard();
            return Future.failedFuture(new IllegalStateException("status=" + status));
        }
        Future<String> body = response.body().map(buffer -> buffer.toString());
        response.resume();
        return body.map(json -> isAnother(resource, json) ? gone(resource) : json);
    }

    /** There is one address for whatever connection is current: another id there means that this one is gone. */
    private static boolean isAnother(Resource resource, String json) {
        return resource.event().equals("instance")
                && !resource.id().equals(new JsonObject(json).getString("id", resource.id()));
    }

    private static String gone(Resource resource) {
        return new JsonObject().put("id", resource.id()).put("deleted", true).encode();
    }
}
