package io.strongroom.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.strongroom.gateway.audit.AuditTrail;
import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.problem.ProblemException;
import io.strongroom.gateway.routes.Role;
import io.strongroom.gateway.routes.RouteTable;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a caller in who has the role that the route table asks for. Without a token nobody learns which paths exist;
 * with one, a path that does not exist is not a question of rights. Who tries a change without having the role for it
 * is recorded before being refused. A browser sends its cookie along whoever made it ask, so a change by cookie must also
 * have what only a page of ours knows.
 */
@ApplicationScoped
public class RouteRolesPolicy implements HttpSecurityPolicy {

    /** As named in application.properties. */
    static final String NAME = "route-roles";

    private static final String CSRF_HEADER = "X-CSRF-Token";
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AuditTrail audit;

    @Inject
    RouteRolesPolicy(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context, Uni<SecurityIdentity> identity, AuthorizationRequestContext blocking) {
        return identity.chain(known -> decide(context, known));
    }

    private Uni<CheckResult> decide(RoutingContext context, SecurityIdentity identity) {
        RouteTable.Match match =
                RouteTable.contract().match(context.request().method().name(), context.normalizedPath());
        Optional<Caller> caller = Callers.of(identity);
        if (caller.isEmpty()) {
            return Uni.createFrom().item(match.isOpen() ? CheckResult.PERMIT : CheckResult.DENY);
        }
        if (mayBeForged(context, identity)) {
            return Uni.createFrom().failure(new ProblemException(Problem.csrfTokenMissing()));
        }
        return match.match(
                found -> decide(context, identity, caller.get(), found),
                wrong -> require(identity, Role.VIEWER),
                unknown -> require(identity, Role.VIEWER));
    }

    private static boolean mayBeForged(RoutingContext context, SecurityIdentity identity) {
        return !HARMLESS.contains(context.request().method())
                && Callers.sessionOf(identity)
                        .filter(session ->
                                !session.hasCsrfToken(context.request().getHeader(CSRF_HEADER)))
                        .isPresent();
    }

    private Uni<CheckResult> decide(
            RoutingContext context, SecurityIdentity identity, Caller caller, RouteTable.Found found) {
        if (identity.hasRole(found.route().role().id()) || found.route().repeatable()) {
            return require(identity, found.route().role());
        }
        return Uni.createFrom()
                .completionStage(() -> audit.refused(context, found, caller).toCompletionStage())
                .replaceWith(CheckResult.DENY);
    }

    private static Uni<CheckResult> require(SecurityIdentity identity, Role role) {
        return Uni.createFrom().item(identity.hasRole(role.id()) ? CheckResult.PERMIT : CheckResult.DENY);
    }
}
