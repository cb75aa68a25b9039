package io.strongroom.config.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.config.domain.problem.FieldProblem;
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

    static Response ofFields(List<FieldProblem> problems) {
        List<FieldError> errors = problems.stream()
                .map(problem -> new FieldError(problem.field(), problem.code().code(), problem.message()))
                .toList();
        return response(ProblemKind.INVALID, "Nothing was changed. Correct the fields named here.", errors, null);
    }

    static Response ofParameter(String name, String advice) {
        ProblemKind kind = ProblemKind.INVALID_PARAMETER;
        return response(kind, advice, List.of(new FieldError(name, kind.code(), advice)), null);
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
