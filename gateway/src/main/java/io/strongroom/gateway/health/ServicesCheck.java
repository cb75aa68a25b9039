package io.strongroom.gateway.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.strongroom.gateway.peers.PeerClient;
import io.strongroom.gateway.routes.Peer;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells which services are ready, and is up whatever they are: taking every gateway out of service because one
 * service is missing would turn a partial outage into a whole one.
 */
@Readiness
@ApplicationScoped
class ServicesCheck implements AsyncHealthCheck {

    private final PeerClient peers;

    @Inject
    ServicesCheck(PeerClient peers) {
        this.peers = peers;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().completionStage(() -> check().toCompletionStage());
    }

    private Future<HealthCheckResponse> check() {
        Map<Peer, Future<Boolean>> answers = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            answers.put(peer, peers.isReady(peer));
        }
        return Future.join(List.copyOf(answers.values())).map(all -> {
            HealthCheckResponseBuilder response =
                    HealthCheckResponse.named("Services behind the gateway").up();
            answers.forEach((peer, ready) -> response.withData(peer.id(), ready.result() ? "ready" : "not ready"));
            return response.build();
        });
    }
}
