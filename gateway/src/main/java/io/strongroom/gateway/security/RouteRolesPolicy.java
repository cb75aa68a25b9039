package io.strongroom.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.strongroom.gateway.routes.Role;
import io.strongroom.gateway.routes.RouteTable;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets a caller in who has the role that the route table asks for. Without a token nobody learns which paths exist;
 * with one, a path that does not exist is not a question of rights.
 */
@ApplicationScoped
public class RouteRolesPolicy implements HttpSecurityPolicy {

    /** As named in application.properties. */
    static final String NAME = "route-roles";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context, Uni<SecurityIdentity> identity, AuthorizationRequestContext blocking) {
        return identity.map(caller ->
                Callers.of(caller).isPresent() && hasRole(caller, context) ? CheckResult.PERMIT : CheckResult.DENY);
    }

    private static boolean hasRole(SecurityIdentity caller, RoutingContext context) {
        Role needed = RouteTable.contract()
                .match(context.request().method().name(), context.normalizedPath())
                .match(found -> found.route().role(), wrong -> Role.VIEWER, unknown -> Role.VIEWER);
        return caller.hasRole(needed.id());
    }
}
