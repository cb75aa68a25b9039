package io.strongroom.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.strongroom.gateway.peers.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Finds the caller that authentication has left in a request. */
public final class Callers {

    static final String ATTRIBUTE = "strongroom.caller";

    private Callers() {}

    public static Optional<Caller> of(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user ? of(user.getSecurityIdentity()) : Optional.empty();
    }

    static Optional<Caller> of(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<Caller>getAttribute(ATTRIBUTE));
    }
}
