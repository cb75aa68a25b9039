package io.strongroom.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.strongroom.gateway.routes.RouteTable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Names the route of every request for the metrics before anything can answer it. With real paths in their place there
 * would soon be more time series than Quarkus allows, and ids where they do not belong.
 */
@ApplicationScoped
public class PathTemplates {

    /** Where Quarkus' HTTP metrics look. */
    private static final String KEY = "UrlPathTemplate";

    private static final String API = "/api";
    private static final String UNKNOWN = "/api/unknown";

    /** Right behind the correlation id and ahead of authentication. */
    private static final int PRIORITY = 399;

    void register(@Observes Filters filters) {
        filters.register(PathTemplates::name, PRIORITY);
    }

    private static void name(RoutingContext request) {
        Context context = Vertx.currentContext();
        if (context != null && request.normalizedPath().startsWith(API)) {
            context.putLocal(KEY, templateOf(request.request().method().name(), request.normalizedPath()));
        }
        request.next();
    }

    static String templateOf(String method, String path) {
        return RouteTable.contract()
                .match(method, path)
                .match(found -> found.route().path(), wrong -> UNKNOWN, unknown -> UNKNOWN);
    }
}
