package io.strongroom.gateway.security;

import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.peers.InternalCalls;
import io.strongroom.gateway.peers.InternalCalls.Reply;
import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.problem.ProblemException;
import io.strongroom.gateway.routes.Peer;
import io.strongroom.gateway.routes.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells whose an API token is: the administrator's from the configuration, or one that config-service has issued. */
@ApplicationScoped
public class ApiTokens {

    private static final Logger LOGGER = Logger.getLogger(ApiTokens.class);

    private static final String INTROSPECT = "/internal/v1/tokens/introspect";
    private static final int MAX_REMEMBERED = 10_000;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final BootstrapToken bootstrap;
    private final InternalCalls services;
    private final AcceptedTokens accepted;

    @Inject
    ApiTokens(BootstrapToken bootstrap, InternalCalls services, GatewayConfig config) {
        this.bootstrap = bootstrap;
        this.services = services;
        this.accepted = new AcceptedTokens(config.tokens().trustedFor(), MAX_REMEMBERED, Clock.systemUTC());
    }

    /**
     * Empty for a token that is nobody's, whether it never was, has expired or was revoked. Fails with
     * {@link ProblemException} when that cannot be found out now.
     */
    Future<Optional<Caller>> ownerOf(ShownToken token, String correlationId) {
        Optional<Caller> admin = bootstrap.ownerOf(token);
        if (admin.isPresent()) {
            accepted.accept(token, admin.get(), Instant.MAX);
            return Future.succeededFuture(admin);
        }
        if (!token.wellFormed()) {
            return Future.succeededFuture(Optional.empty());
        }
        Optional<Caller> trusted = accepted.trusted(token);
        return trusted.isPresent() ? Future.succeededFuture(trusted) : introspect(token, correlationId);
    }

    /** Whether it has worked here before, so that its next use is no guess. */
    boolean wasAcceptedLately(ShownToken token) {
        return accepted.wasAcceptedLately(token);
    }

    private Future<Optional<Caller>> introspect(ShownToken token, String correlationId) {
        return services.post(Peer.CONFIG, INTROSPECT, new JsonObject().put("sha256", token.sha256()), correlationId)
                .map(reply -> understood(token, reply))
                .recover(failure -> {
                    LOGGER.warnf(
                            "API tokens cannot be looked up errorCode=authentication.unavailable reason=%s", failure);
                    return Future.failedFuture(new ProblemException(Problem.tokensUnavailable()));
                });
    }

    private Optional<Caller> understood(ShownToken token, Reply reply) {
        if (reply.status() == NOT_FOUND) {
            accepted.forget(token);
            return Optional.empty();
        }
        if (reply.status() != OK) {
            throw new IllegalStateException("status=" + reply.status());
        }
        JsonObject owner = reply.body().toJsonObject();
        Caller caller = new Caller(
                owner.getString("name"), Role.valueOf(owner.getString("role").toUpperCase(Locale.ROOT)));
        accepted.accept(token, caller, owner.getInstant("expiresAt"));
        return Optional.of(caller);
    }
}
