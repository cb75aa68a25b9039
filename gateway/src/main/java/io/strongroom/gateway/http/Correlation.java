package io.strongroom.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request an id that its log lines, the services and their events carry. */
@ApplicationScoped
public class Correlation {

    public static final String HEADER = "X-Correlation-Id";

    private static final String KEY = "correlationId";

    /** Earlier than authentication (200), so that a refusal has an id as well. */
    private static final int PRIORITY = 400;

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    void register(@Observes Filters filters) {
        filters.register(Correlation::assign, PRIORITY);
    }

    private static void assign(RoutingContext context) {
        String id = accept(context.request().getHeader(HEADER));
        context.put(KEY, id);
        MDC.put(KEY, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    /** The caller's id if it is harmless in a log and a header, else a new one. */
    static String accept(@Nullable String sent) {
        return sent != null && ACCEPTABLE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    public static String idOf(RoutingContext context) {
        String id = context.get(KEY);
        if (id == null) {
            throw new IllegalStateException("The correlation filter has not run for this request");
        }
        return id;
    }
}
