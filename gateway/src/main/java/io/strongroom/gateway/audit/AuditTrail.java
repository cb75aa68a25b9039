package io.strongroom.gateway.audit;

import io.strongroom.gateway.http.ClientAddress;
import io.strongroom.gateway.http.Correlation;
import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.peers.InternalCalls;
import io.strongroom.gateway.peers.InternalCalls.Reply;
import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.problem.ProblemException;
import io.strongroom.gateway.routes.Peer;
import io.strongroom.gateway.routes.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Writes an entry ahead of each change and its outcome behind it. A change whose entry cannot be written does not
 * happen; an outcome that cannot be written leaves an entry that says "unknown", which is then the truth.
 */
@ApplicationScoped
public class AuditTrail {

    private static final Logger LOGGER = Logger.getLogger(AuditTrail.class);

    private static final String ENTRIES = "/internal/v1/audit";
    private static final String ATTEMPT = "strongroom.audit.attempt";
    private static final int RECORDED = 204;
    private static final int FORBIDDEN = 403;

    private final InternalCalls services;
    private final ClientAddress addresses;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    AuditTrail(InternalCalls services, ClientAddress addresses) {
        this(services, addresses, Clock.systemUTC(), new SecureRandom());
    }

    AuditTrail(InternalCalls services, ClientAddress addresses, Clock clock, RandomGenerator random) {
        this.services = services;
        this.addresses = addresses;
        this.clock = clock;
        this.random = random;
    }

    /** For a change that the caller may not make. Nothing of its body is read, and its outcome is known at once. */
    public Future<Void> refused(RoutingContext context, RouteTable.Found found, Caller caller) {
        if (found.route().repeatable()) {
            return Future.succeededFuture();
        }
        return write(context, found, caller, Optional.empty())
                .onSuccess(attempt -> conclude(attempt, FORBIDDEN))
                .mapEmpty();
    }

    /**
     * Completes when the entry is kept, or at once for what changes nothing; the status of the answer follows when the
     * answer begins. Fails with a {@link ProblemException}, and then the change must not be made.
     */
    public Future<Void> begin(RoutingContext context, RouteTable.Found found, Caller caller, Optional<Buffer> body) {
        if (found.route().repeatable()) {
            return Future.succeededFuture();
        }
        return write(context, found, caller, body)
                .onSuccess(attempt -> follow(context, attempt))
                .mapEmpty();
    }

    private Future<Attempt> write(
            RoutingContext context, RouteTable.Found found, Caller caller, Optional<Buffer> body) {
        // the id has its time in milliseconds, and both must be the same
        Instant now = Instant.ofEpochMilli(clock.millis());
        String id = Ulid.of(now, random);
        String correlationId = Correlation.idOf(context);
        JsonObject entry = new JsonObject()
                .put("id", id)
                .put("at", now.toString())
                .put("user", caller.name())
                .put("role", caller.role().id())
                .put("action", found.route().method() + " " + found.route().path())
                .put("resource", found.path())
                .put(
                        "fields",
                        new JsonArray(FieldNames.of(context.request().params().names(), body)))
                .put("correlationId", correlationId)
                .put("remoteAddress", addresses.of(context));
        return services.post(Peer.CONFIG, ENTRIES, entry, correlationId)
                .compose(AuditTrail::recorded)
                .map(new Attempt(id, correlationId))
                .recover(failure -> {
                    LOGGER.errorf(
                            "Change refused because it cannot be recorded errorCode=audit.unavailable reason=%s",
                            failure);
                    return Future.failedFuture(new ProblemException(Problem.auditUnavailable()));
                });
    }

    /** For an answer that came after the caller had left: what happened is known all the same. */
    public void answeredToNobody(RoutingContext context, int status) {
        if (context.get(ATTEMPT) instanceof Attempt attempt) {
            conclude(attempt, status);
        }
    }

    private void follow(RoutingContext context, Attempt attempt) {
        context.put(ATTEMPT, attempt);
        // not at the end of the answer: over HTTP/2 that is not always told
        context.addHeadersEndHandler(
                answering -> conclude(attempt, context.response().getStatusCode()));
    }

    private void conclude(Attempt attempt, int status) {
        services.post(
                        Peer.CONFIG,
                        ENTRIES + "/" + attempt.id() + "/outcome",
                        new JsonObject().put("status", status),
                        attempt.correlationId())
                .compose(AuditTrail::recorded)
                .onFailure(failure -> LOGGER.warnf(
                        "Outcome of a change is not recorded and stays unknown eventId=%s status=%d reason=%s",
                        attempt.id(), status, failure));
    }

    private static Future<Void> recorded(Reply reply) {
        return reply.status() == RECORDED
                ? Future.succeededFuture()
                : Future.failedFuture(new IllegalStateException("status=" + reply.status()));
    }

    private record Attempt(String id, String correlationId) {}
}
