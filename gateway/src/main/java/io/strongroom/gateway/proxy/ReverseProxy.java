package io.strongroom.gateway.proxy;

import io.strongroom.gateway.audit.AuditTrail;
import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.http.BodyTooLargeException;
import io.strongroom.gateway.http.BoundedBody;
import io.strongroom.gateway.http.ChangeLog;
import io.strongroom.gateway.http.Correlation;
import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.peers.PeerAnswer;
import io.strongroom.gateway.peers.PeerCall;
import io.strongroom.gateway.peers.PeerClient;
import io.strongroom.gateway.peers.PeerHeaders;
import io.strongroom.gateway.peers.PeerUnavailableException;
import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.problem.ProblemException;
import io.strongroom.gateway.problem.Problems;
import io.strongroom.gateway.routes.Peer;
import io.strongroom.gateway.routes.Route;
import io.strongroom.gateway.routes.RouteTable;
import io.strongroom.gateway.security.Callers;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The operations that services answer. */
@ApplicationScoped
public class ReverseProxy {

    private static final Logger LOGGER = Logger.getLogger(ReverseProxy.class);

    /** Behind the routes that the gateway answers itself. */
    private static final int ORDER = 10_000;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int NOT_MODIFIED = 304;

    private final PeerClient peers;
    private final AuditTrail audit;
    private final GatewayConfig config;

    @Inject
    ReverseProxy(PeerClient peers, AuditTrail audit, GatewayConfig config) {
        this.peers = peers;
        this.audit = audit;
        this.config = config;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        RouteTable.contract()
                .match(context.request().method().name(), context.normalizedPath())
                .match(
                        found -> forward(context, found),
                        wrong -> {
                            String allowed = String.join(", ", wrong.allowed());
                            context.response().putHeader(HttpHeaders.ALLOW, allowed);
                            return Problems.send(context, Problem.wrongMethod(allowed));
                        },
                        unknown -> Problems.send(context, Problem.unknownPath()));
    }

    private Future<Void> forward(RoutingContext context, RouteTable.Found found) {
        Route route = found.route();
        // the policy has let this request in; without a caller no service token may be made, whatever it did
        Optional<Caller> caller = Callers.of(context);
        if (caller.isEmpty() || route.peer().isEmpty()) {
            return Problems.send(context, caller.isEmpty() ? Problem.credentialsMissing() : Problem.unknownPath());
        }
        ChangeLog.follow(context, route);
        return body(context, route)
                .transform(read -> recorded(context, found, caller.get(), read))
                .map(body -> callFor(context, found, body, caller.get()))
                .compose(call -> peers.ask(route, call))
                .compose(answer -> relay(context, answer))
                .recover(failure -> fail(context, failure));
    }

    private Future<Optional<Buffer>> body(RoutingContext context, Route route) {
        return WITH_BODY.contains(route.method())
                ? BoundedBody.read(context.request(), config.maxBodyBytes()).map(Optional::of)
                : Future.succeededFuture(Optional.empty());
    }

    // ahead of everything else that is done with the body, and also where there was too much of it
    private Future<Optional<Buffer>> recorded(
            RoutingContext context, RouteTable.Found found, Caller caller, AsyncResult<Optional<Buffer>> read) {
        if (read.failed() && !(read.cause() instanceof BodyTooLargeException)) {
            return Future.failedFuture(read.cause());
        }
        Optional<Buffer> body = read.succeeded() ? read.result() : Optional.empty();
        return audit.begin(context, found, caller, body)
                .compose(recorded ->
                        read.succeeded() ? Future.succeededFuture(body) : Future.failedFuture(read.cause()));
    }

    private PeerCall callFor(RoutingContext context, RouteTable.Found found, Optional<Buffer> body, Caller caller) {
        Route route = found.route();
        String query = context.request().query();
        return new PeerCall(
                route.method(),
                query == null ? found.path() : found.path() + "?" + query,
                PeerHeaders.ofRequest(context.request().headers()),
                body,
                caller,
                Correlation.idOf(context),
                route.repeatable(),
                route.slow()
                        ? config.timeouts().slowAnswer()
                        : config.timeouts().answer());
    }

    private Future<Void> relay(RoutingContext context, PeerAnswer answer) {
        HttpClientResponse from = answer.response();
        Optional<Problem> replacement = AnswerCheck.replacementFor(
                answer.peer(), from.statusCode(), from.getHeader(HttpHeaders.CONTENT_TYPE), () -> UUID.randomUUID()
                        .toString());
        if (replacement.isPresent()) {
            answer.discard();
            return Problems.send(context, replacement.get());
        }
        HttpServerResponse to = context.response();
        if (to.closed()) {
            audit.answeredToNobody(context, from.statusCode());
            answer.discard();
            return Future.succeededFuture();
        }
        to.setStatusCode(from.statusCode());
        to.headers().addAll(PeerHeaders.ofResponse(from.headers(), peers.replicasOf(answer.peer())));
        if (!to.headers().contains(HttpHeaders.CONTENT_LENGTH) && from.statusCode() != NOT_MODIFIED) {
            to.setChunked(from.statusCode() != 204);
        }
        // half an answer must not end like a whole one, which is what a pipe does unless told otherwise
        return from.pipe().endOnFailure(false).to(to).recover(broken -> {
            audit.answeredToNobody(context, from.statusCode());
            LOGGER.debugf(broken, "Answer was cut short peer=%s", answer.peer().id());
            answer.abandon();
            to.reset();
            return Future.succeededFuture();
        });
    }

    private Future<Void> fail(RoutingContext context, Throwable failure) {
        if (failure instanceof PeerUnavailableException unavailable) {
            Peer peer = unavailable.peer();
            LOGGER.warnf(
                    "Service does not answer peer=%s timedOut=%s reason=%s",
                    peer.id(), unavailable.timedOut(), unavailable.getCause());
            return Problems.send(context, unavailable.timedOut() ? Problem.timeout(peer) : Problem.unavailable(peer));
        }
        if (failure instanceof BodyTooLargeException) {
            // the rest of the body is not read, so the connection cannot be used again
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            return Problems.send(context, Problem.bodyTooLarge(config.maxBodyBytes()));
        }
        if (failure instanceof ProblemException known) {
            return Problems.send(context, known.problem());
        }
        if (context.response().closed()) {
            LOGGER.debug("Caller left before the answer", failure);
            return Future.succeededFuture();
        }
        context.fail(failure);
        return Future.succeededFuture();
    }
}
