package io.strongroom.gateway.security;

import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.http.Correlation;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Looks again and again at the token of an answer that goes on for long, and ends the answer when the token is no
 * longer valid. That nobody can be asked for a while ends nothing.
 */
@ApplicationScoped
public class TokenWatch {

    private final Vertx vertx;
    private final ApiTokens tokens;
    private final long everyMillis;

    @Inject
    TokenWatch(Vertx vertx, ApiTokens tokens, GatewayConfig config) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.everyMillis = config.tokens().trustedFor().toMillis();
    }

    public void endWhenRevoked(RoutingContext context) {
        Callers.tokenIn(context).ifPresent(token -> {
            String correlationId = Correlation.idOf(context);
            long timer = vertx.setPeriodic(
                    everyMillis, now -> tokens.ownerOf(token, correlationId).onSuccess(owner -> {
                        if (owner.isEmpty() && !context.response().ended()) {
                            context.response().end();
                        }
                    }));
            context.addEndHandler(ended -> vertx.cancelTimer(timer));
        });
    }
}
