package io.strongroom.scheduler.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 has it, with the contract's {@code code}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable List<FieldError> fieldErrors,
        @Nullable String incidentId) {
    static final String MEDIA_TYPE = "application/problem+json";

    record FieldError(String field, String code, String message) {}

    static Response answer(ProblemCode code, String detail) {
        return answer(code, detail, null, null);
    }

    static Response answer(ProblemCode code, FieldError error) {
        return answer(code, error.message(), List.of(error), null);
    }

    /** The detail is the first error's message. */
    static Response answer(ProblemCode code, List<FieldError> errors) {
        return answer(code, errors.get(0).message(), errors, null);
    }

    static Response incident(String incidentId) {
        return answer(ProblemCode.INTERNAL, "Something went wrong here; quote the incident id.", null, incidentId);
    }

    private static Response answer(
            ProblemCode code, String detail, @Nullable List<FieldError> errors, @Nullable String incidentId) {
        Problem problem = new Problem(
                "https://strongroom.io/problems/" + code.code(),
                code.title(),
                code.status(),
                detail,
                code.code(),
                errors,
                incidentId);
        return Response.status(code.status()).type(MEDIA_TYPE).entity(problem).build();
    }
}
