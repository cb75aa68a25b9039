package io.strongroom.gateway.security;

import io.strongroom.gateway.http.ClientAddress;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sessions and the cookies that hold them. The gateway keeps none of them; it only remembers those that were ended here
 * by signing out, so that a copy of their cookie is worth nothing at this replica until it restarts.
 */
@ApplicationScoped
class Sessions {

    static final String COOKIE = "strongroom-session";

    /** Each took a valid session to end, so nobody from outside can make this forget. */
    private static final int MAX_REMEMBERED = 10_000;

    private final SessionSeal seal;
    private final ClientAddress addresses;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final SecureRandom random = new SecureRandom();

    private final Set<String> ended = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_REMEMBERED;
        }
    }));

    @Inject
    Sessions(SessionSeal seal, ClientAddress addresses) {
        this.seal = seal;
        this.addresses = addresses;
    }

    /** Whether the request has the cookie at all, whatever it is worth. */
    static boolean isShown(RoutingContext context) {
        return context.request().getCookie(COOKIE) != null;
    }

    /** The session of the request's cookie, unless it is over. Whether its token is still valid is not known here. */
    Optional<Session> shownIn(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(COOKIE))
                .flatMap(cookie -> seal.open(cookie.getValue()))
                .filter(session -> !isOver(session));
    }

    boolean isOver(Session session) {
        return session.isOver(clock.instant()) || ended.contains(session.csrfToken());
    }

    Session begin(RoutingContext context, ShownToken token) {
        return kept(context, Session.begin(token, random, clock.instant()));
    }

    /** The session as it goes on after this request, with a new cookie now and then. */
    Session goOn(RoutingContext context, Session session) {
        return session.isToBeRenewed(clock.instant()) ? kept(context, session.seen(clock.instant())) : session;
    }

    void end(RoutingContext context, Session session) {
        ended.add(session.csrfToken());
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private Session kept(RoutingContext context, Session session) {
        context.response().addCookie(cookie(context, seal.seal(session)));
        return session;
    }

    /** No age: the browser forgets it when it is closed, and how long it is good for stands inside. */
    private Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(addresses.isEncrypted(context));
    }
}
