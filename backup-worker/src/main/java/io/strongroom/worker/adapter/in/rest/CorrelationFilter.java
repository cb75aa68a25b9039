package io.strongroom.worker.adapter.in.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Puts the correlation id of the caller, or a new one, into the log and into the answer. */
class CorrelationFilter {

    private static final String HEADER = "X-Correlation-Id";
    private static final String MDC_KEY = "correlationId";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @ServerRequestFilter(preMatching = true)
    void begin(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        boolean usable = given != null && FORM.matcher(given).matches();
        MDC.put(MDC_KEY, usable ? given : UUID.randomUUID().toString());
    }

    @ServerResponseFilter
    void end(ContainerResponseContext response) {
        if (MDC.get(MDC_KEY) instanceof String id) {
            response.getHeaders().putSingle(HEADER, id);
        }
        MDC.remove(MDC_KEY);
    }
}
