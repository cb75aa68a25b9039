package io.strongroom.gateway.peers;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A request to a service.
 *
 * @param target path and query
 * @param headers what the service may see of the original request; identity and correlation are added on the way
 * @param repeatable whether another replica may be asked after one has failed in the middle
 */
public record PeerCall(
        String method,
        String target,
        MultiMap headers,
        Optional<Buffer> body,
        Caller caller,
        String correlationId,
        boolean repeatable,
        Duration answerWithin) {}
