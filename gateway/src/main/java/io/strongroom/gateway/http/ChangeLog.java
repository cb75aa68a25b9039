package io.strongroom.gateway.http;

import io.strongroom.gateway.routes.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One line for each request that may change something. The path is the route's template: real paths and queries
 * hold names that do not belong in a log.
 */
public final class ChangeLog {

    private static final Logger LOGGER = Logger.getLogger(ChangeLog.class);

    private ChangeLog() {}

    public static void follow(RoutingContext context, Route route) {
        if (route.repeatable()) {
            return;
        }
        long start = System.nanoTime();
        context.addEndHandler(done -> LOGGER.infof(
                "Change requested method=%s path=%s status=%d durationMs=%d",
                route.method(),
                route.path(),
                context.response().getStatusCode(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
    }
}
