package io.strongroom.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What a browser may do with an answer, on every answer: run our own scripts, talk to this gateway and nobody else, and
 * be framed by no page.
 */
@ApplicationScoped
public class SecurityHeaders {

    /** Ahead of everything that could answer. */
    private static final int PRIORITY = 401;

    private static final String DOCUMENTATION = "/q/swagger-ui";

    /**
     * The two scripts that stand in Swagger UI's page itself. When an update changes the page, the test in a browser
     * fails, and the browser says the new values.
     */
    private static final String SCRIPTS_OF_THE_DOCUMENTATION = " 'sha256-hG9fqHqDD15ZC25GACsol9AT6asmuvKsEW2bv5yk764='"
            + " 'sha256-P9waaMmX64C12c52RpsM0S9B562pyXqauL8Ad3yaKgM='";

    private static final String POLICY = policy("");
    private static final String POLICY_OF_THE_DOCUMENTATION = policy(SCRIPTS_OF_THE_DOCUMENTATION);

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, PRIORITY);
    }

    private static void add(RoutingContext context) {
        boolean documentation = context.normalizedPath().startsWith(DOCUMENTATION);
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", documentation ? POLICY_OF_THE_DOCUMENTATION : POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        context.next();
    }

    private static String policy(String moreScripts) {
        return "default-src 'self'; script-src 'self'" + moreScripts
                + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none';"
                + " base-uri 'none'; form-action 'self'; object-src 'none'";
    }
}
