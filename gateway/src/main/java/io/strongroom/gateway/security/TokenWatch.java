package io.strongroom.gateway.security;

import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.http.Correlation;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Looks again and again at the token of an answer that goes on for long, and ends the answer when the token is no
 * longer valid or the session is over. That nobody can be asked for a while ends nothing.
 */
@ApplicationScoped
public class TokenWatch {

    private final Vertx vertx;
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final long everyMillis;

    @Inject
    TokenWatch(Vertx vertx, ApiTokens tokens, Sessions sessions, GatewayConfig config) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.sessions = sessions;
        this.everyMillis = config.tokens().trustedFor().toMillis();
    }

    public void endWhenRevoked(RoutingContext context) {
        Callers.tokenIn(context).ifPresent(token -> {
            long timer = vertx.setPeriodic(everyMillis, now -> look(context, token));
            context.addEndHandler(ended -> vertx.cancelTimer(timer));
        });
    }

    private void look(RoutingContext context, ShownToken token) {
        if (Callers.sessionIn(context).filter(sessions::isOver).isPresent()) {
            end(context);
            return;
        }
        tokens.ownerOf(token, Correlation.idOf(context)).onSuccess(owner -> {
            if (owner.isEmpty()) {
                end(context);
            }
        });
    }

    private static void end(RoutingContext context) {
        if (!context.response().ended()) {
            context.response().end();
        }
    }
}
