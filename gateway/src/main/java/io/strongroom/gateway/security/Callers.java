package io.strongroom.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.strongroom.gateway.peers.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Finds the caller that authentication has left in a request. */
public final class Callers {

    static final String ATTRIBUTE = "strongroom.caller";
    static final String TOKEN = "strongroom.token";
    static final String SESSION = "strongroom.session";

    private Callers() {}

    public static Optional<Caller> of(RoutingContext context) {
        return identityIn(context).flatMap(Callers::of);
    }

    static Optional<Caller> of(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<Caller>getAttribute(ATTRIBUTE));
    }

    static Optional<ShownToken> tokenIn(RoutingContext context) {
        return identityIn(context).flatMap(identity -> Optional.ofNullable(identity.<ShownToken>getAttribute(TOKEN)));
    }

    /** Empty where the caller has shown the token itself. */
    static Optional<Session> sessionIn(RoutingContext context) {
        return identityIn(context).flatMap(Callers::sessionOf);
    }

    static Optional<Session> sessionOf(SecurityIdentity identity) {
        return Optional.ofNullable(identity.<Session>getAttribute(SESSION));
    }

    private static Optional<SecurityIdentity> identityIn(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? Optional.of(user.getSecurityIdentity())
                : Optional.empty();
    }
}
