package io.strongroom.gateway.security;

import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.http.BodyTooLargeException;
import io.strongroom.gateway.http.BoundedBody;
import io.strongroom.gateway.http.ClientAddress;
import io.strongroom.gateway.http.Correlation;
import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.problem.ProblemException;
import io.strongroom.gateway.problem.Problems;
import io.strongroom.gateway.routes.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/session}: signing in to the console with an API token, who is signed in, and signing out. */
@ApplicationScoped
class SessionRoute {

    /** Ahead of the proxy, which answers the methods that are not here. */
    private static final int ORDER = 5_000;

    private static final String PATH = Route.PREFIX + "/session";
    private static final String TOKEN = "token";
    private static final String MEDIA_TYPE = "application/json";
    private static final int NO_CONTENT = 204;

    private final ApiTokens tokens;
    private final FailedAttempts failures;
    private final ClientAddress addresses;
    private final Sessions sessions;
    private final int maxBodyBytes;

    @Inject
    SessionRoute(
            ApiTokens tokens,
            FailedAttempts failures,
            ClientAddress addresses,
            Sessions sessions,
            GatewayConfig config) {
        this.tokens = tokens;
        this.failures = failures;
        this.addresses = addresses;
        this.sessions = sessions;
        this.maxBodyBytes = config.maxBodyBytes();
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.POST, PATH).order(ORDER).handler(this::signIn);
        router.route(HttpMethod.GET, PATH).order(ORDER).handler(this::show);
        router.route(HttpMethod.DELETE, PATH).order(ORDER).handler(this::signOut);
    }

    private void signIn(RoutingContext context) {
        // a form of another site cannot send this type, so nobody is signed in without wanting it
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(MEDIA_TYPE)) {
            Problems.send(context, Problem.mediaType());
            return;
        }
        BoundedBody.read(context.request(), maxBodyBytes)
                .map(SessionRoute::tokenIn)
                .compose(token -> ownerOf(context, token)
                        .compose(owner -> answer(context, owner, sessions.begin(context, token))))
                .onFailure(failure -> fail(context, failure));
    }

    private Future<Caller> ownerOf(RoutingContext context, ShownToken token) {
        String network = addresses.networkOf(context);
        Optional<Duration> pause = failures.pause(network);
        if (pause.isPresent() && !tokens.wasAcceptedLately(token)) {
            context.response()
                    .putHeader(
                            HttpHeaders.RETRY_AFTER, Long.toString(pause.get().toSeconds() + 1));
            return Future.failedFuture(new ProblemException(Problem.tooManyFailures()));
        }
        return tokens.ownerOf(token, Correlation.idOf(context)).compose(owner -> {
            if (owner.isEmpty()) {
                failures.failed(network);
                return Future.failedFuture(new ProblemException(Problem.tokenRefused()));
            }
            return Future.succeededFuture(owner.get());
        });
    }

    private static ShownToken tokenIn(Buffer body) {
        JsonObject request = objectIn(body);
        if (!Set.of(TOKEN).containsAll(request.fieldNames())) {
            throw new ProblemException(Problem.unknownField());
        }
        Object token = request.getValue(TOKEN);
        if (token != null && !(token instanceof String)) {
            throw new ProblemException(Problem.badRequest());
        }
        if (!(token instanceof String text) || text.isBlank()) {
            throw new ProblemException(Problem.tokenMissing());
        }
        // a token is pasted, and what was copied along with it does no harm
        return ShownToken.of(text.strip());
    }

    private static JsonObject objectIn(Buffer body) {
        try {
            if (Json.decodeValue(body) instanceof JsonObject request) {
                return request;
            }
        } catch (DecodeException notJson) {
            throw new ProblemException(Problem.badRequest());
        }
        throw new ProblemException(Problem.badRequest());
    }

    private void show(RoutingContext context) {
        Optional<Session> session = Callers.sessionIn(context);
        Optional<Caller> caller = Callers.of(context);
        if (session.isEmpty() || caller.isEmpty()) {
            Problems.send(context, Problem.noSession());
        } else {
            answer(context, caller.get(), session.get());
        }
    }

    private void signOut(RoutingContext context) {
        Optional<Session> session = Callers.sessionIn(context);
        if (session.isEmpty()) {
            Problems.send(context, Problem.noSession());
        } else {
            sessions.end(context, session.get());
            context.response().setStatusCode(NO_CONTENT).end();
        }
    }

    private static Future<Void> answer(RoutingContext context, Caller caller, Session session) {
        return context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject()
                        .put("user", caller.name())
                        .put("roles", new JsonArray(List.copyOf(caller.role().expanded())))
                        .put("csrfToken", session.csrfToken())
                        .put("expiresAt", session.endsAt().toString())
                        .encode());
    }

    private void fail(RoutingContext context, Throwable failure) {
        if (failure instanceof ProblemException known) {
            Problems.send(context, known.problem());
        } else if (failure instanceof BodyTooLargeException) {
            // the rest of the body is not read, so the connection cannot be used again
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Problems.send(context, Problem.bodyTooLarge(maxBodyBytes));
        } else if (!context.response().closed()) {
            context.fail(failure);
        }
    }
}
