package io.strongroom.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/**
 * How the files of the console reach a browser. Quarkus serves them; here is how long they may be kept, and that every
 * address which is none of a program's leads to the console, whose own script knows what to show there.
 */
@ApplicationScoped
public class ConsoleFiles {

    /** Right behind the security headers and ahead of the files. */
    private static final int PRIORITY = 398;

    /** Behind everything that Quarkus serves itself, ahead of the answer that there is nothing. */
    private static final int ORDER = 999_000;

    private static final String PAGE = "/index.html";
    private static final String ASSETS = "/assets/";

    /** What belongs to programs, and to files that are there or not. */
    private static final List<String> NO_SCREENS =
            List.of("/api", "/q", "/openapi", "/health", "/metrics", "/assets", PAGE);

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    void register(@Observes Filters filters) {
        filters.register(ConsoleFiles::sayHowLongToKeep, PRIORITY);
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(ConsoleFiles::leadToTheConsole);
    }

    /** The name of an asset says what is in it; whatever else there is may be another after an update. */
    private static void sayHowLongToKeep(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith(ASSETS)) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        } else if (isForTheConsole(path) || path.equals(PAGE)) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        context.next();
    }

    private static void leadToTheConsole(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (READING.contains(context.request().method())
                && accept != null
                && accept.contains("text/html")
                && isForTheConsole(context.normalizedPath())) {
            context.reroute(PAGE);
        } else {
            context.next();
        }
    }

    static boolean isForTheConsole(String path) {
        return NO_SCREENS.stream().noneMatch(taken -> path.equals(taken) || path.startsWith(taken + "/"));
    }
}
