package io.strongroom.gateway.peers;

import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.routes.Peer;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Calls that the gateway makes in its own name. All of them may be repeated, and so they are when a replica fails. */
@ApplicationScoped
public class InternalCalls {

    private final PeerClient peers;
    private final Duration answerWithin;

    @Inject
    InternalCalls(PeerClient peers, GatewayConfig config) {
        this.peers = peers;
        this.answerWithin = config.timeouts().internal();
    }

    /** Fails with {@link PeerUnavailableException}, or with what broke the answer off. */
    public Future<Reply> post(Peer peer, String path, JsonObject body, String correlationId) {
        PeerCall call = new PeerCall(
                "POST",
                path,
                MultiMap.caseInsensitiveMultiMap()
                        .add("Accept", "application/json")
                        .add("Content-Type", "application/json"),
                Optional.of(body.toBuffer()),
                Caller.GATEWAY,
                correlationId,
                true,
                answerWithin);
        return peers.send(peer, call).compose(response -> {
            Future<Buffer> whole = response.body();
            response.resume();
            return whole.map(content -> new Reply(response.statusCode(), content));
        });
    }

    /** What a service has answered. */
    public record Reply(int status, Buffer body) {}
}
