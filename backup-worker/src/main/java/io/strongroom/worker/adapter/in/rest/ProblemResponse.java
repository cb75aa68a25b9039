package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 and {@code docs/architecture.md} have it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemResponse(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable List<FieldError> fieldErrors,
        @Nullable String incidentId) {

    private static final String TYPE_PREFIX = "https://strongroom.io/problems/";

    static Response of(ProblemKind kind, String detail) {
        return response(kind, detail, null, null);
    }

    static Response ofField(ProblemKind kind, String field, String message) {
        return response(kind, message, List.of(new FieldError(field, kind.code(), message)), null);
    }

    /** The detail is the first error's message. */
    static Response ofFields(ProblemKind kind, List<FieldError> errors) {
        return response(kind, errors.get(0).message(), errors, null);
    }

    static Response ofIncident(String incidentId) {
        return response(
                ProblemKind.INTERNAL, "Please report the incident id; the log has the details.", null, incidentId);
    }

    private static Response response(
            ProblemKind kind, String detail, @Nullable List<FieldError> errors, @Nullable String incidentId) {
        ProblemResponse body = new ProblemResponse(
                URI.create(TYPE_PREFIX + kind.code()),
                kind.title(),
                kind.status(),
                detail,
                kind.code(),
                errors,
                incidentId);
        Response.ResponseBuilder response =
                Response.status(kind.status()).type("application/problem+json").entity(body);
        if (kind == ProblemKind.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    /** One wrong field. */
    record FieldError(String field, String code, String message) {}
}
