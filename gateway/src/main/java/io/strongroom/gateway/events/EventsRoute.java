package io.strongroom.gateway.events;

import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.problem.Problems;
import io.strongroom.gateway.routes.Route;
import io.strongroom.gateway.security.Callers;
import io.strongroom.gateway.security.TokenWatch;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** {@code GET /api/v1/events}: the stream of changes. */
@ApplicationScoped
class EventsRoute {

    /** Ahead of the proxy, which has no service for this path. */
    private static final int ORDER = 5_000;

    private static final String PATH = Route.PREFIX + "/events";

    private final Listeners listeners;
    private final TokenWatch tokens;

    @Inject
    EventsRoute(Listeners listeners, TokenWatch tokens) {
        this.listeners = listeners;
        this.tokens = tokens;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, PATH).order(ORDER).handler(this::listen);
    }

    private void listen(RoutingContext context) {
        if (Callers.of(context).isEmpty()) {
            Problems.send(context, Problem.credentialsMissing());
        } else if (listeners.admit(context.response())) {
            tokens.endWhenRevoked(context);
        } else {
            Problems.send(context, Problem.tooManyListeners());
        }
    }
}
