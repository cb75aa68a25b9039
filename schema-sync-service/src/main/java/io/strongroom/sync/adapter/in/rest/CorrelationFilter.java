package io.strongroom.sync.adapter.in.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes the caller's correlation id, or makes one, and keeps it in the MDC for logs, events and calls. */
class CorrelationFilter {
    static final String HEADER = "X-Correlation-Id";
    static final String KEY = "correlationId";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @ServerRequestFilter(preMatching = true)
    void take(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        boolean usable = given != null && SHAPE.matcher(given).matches();
        MDC.put(KEY, usable ? given : UUID.randomUUID().toString());
    }

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        if (MDC.get(KEY) instanceof String id) {
            response.getHeaders().putSingle(HEADER, id);
            MDC.remove(KEY);
        }
    }

    static String current() {
        return MDC.get(KEY) instanceof String id ? id : UUID.randomUUID().toString();
    }
}
