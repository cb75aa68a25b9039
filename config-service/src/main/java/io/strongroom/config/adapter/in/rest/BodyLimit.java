package io.strongroom.config.adapter.in.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Refuses a body that is too large before anybody reads it, and says why; the platform itself only hangs up. */
@ApplicationScoped
class BodyLimit {

    /** Earlier than the platform's own limit and than authentication. */
    private static final int PRIORITY = 300;

    private final ObjectMapper json;
    private final long mostBytes;

    BodyLimit(ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.json = json;
        this.mostBytes = most.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (isTooLong(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuse(request);
        } else {
            request.next();
        }
    }

    /** A length that is no number is left to those who read the body. */
    private boolean isTooLong(@Nullable String length) {
        return length != null
                && !length.isEmpty()
                && length.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (length.length() > 18 || Long.parseLong(length) > mostBytes);
    }

    /** The connection ends with the answer: what is left of the body would be taken for the next request. */
    private void refuse(RoutingContext request) {
        try (Response refusal =
                ProblemResponse.of(ProblemKind.TOO_LARGE, "A request body may have at most " + mostBytes + " bytes.")) {
            String body = json.writeValueAsString(refusal.getEntity());
            request.response()
                    .setStatusCode(refusal.getStatus())
                    .putHeader(HttpHeaders.CONTENT_TYPE, refusal.getMediaType().toString())
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(body)
                    .onComplete(sent -> request.request().connection().close());
        } catch (JsonProcessingException e) {
            request.fail(e);
        }
    }
}
