package io.strongroom.sync.adapter.in.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.strongroom.sync.adapter.in.rest.Problem.FieldError;
import io.strongroom.sync.application.port.out.StoreUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. */
class ErrorMapper {
    private static final Logger LOGGER = Logger.getLogger(ErrorMapper.class);

    @ServerExceptionMapper
    Response store(StoreUnavailableException e) {
        LOGGER.warnf("Store does not answer errorCode=%s cause=%s", ProblemCode.STORE_UNAVAILABLE.code(), e.getCause());
        return Problem.answer(ProblemCode.STORE_UNAVAILABLE, "Try again in a moment.");
    }

    @ServerExceptionMapper
    Response parameters(ParameterException e) {
        return Problem.answer(ProblemCode.REQUEST_INVALID, new FieldError(e.field(), e.code(), e.getMessage()));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e) {
        Response problem = Problem.answer(ProblemCode.UNAUTHENTICATED, "A valid bearer token is needed.");
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.answer(ProblemCode.FORBIDDEN, "Your role does not allow this.");
    }

    // Quarkus brings a mapper of its own for this subclass
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    Response unreadable(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String name = unknown.getPropertyName();
            return Problem.answer(
                    ProblemCode.REQUEST_UNKNOWN_FIELD,
                    new FieldError(name, ProblemCode.REQUEST_UNKNOWN_FIELD.code(), "This field is not known."));
        }
        return Problem.answer(ProblemCode.REQUEST_MALFORMED, "The body is not the JSON that this call takes.");
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated(new SecurityException(e));
            case 403 -> Problem.answer(ProblemCode.FORBIDDEN, "Your role does not allow this.");
            case 404 -> Problem.answer(ProblemCode.NOT_FOUND, "There is nothing at this address.");
            case 405 -> Problem.answer(ProblemCode.METHOD_NOT_ALLOWED, "This address does not take this method.");
            case 413 -> Problem.answer(ProblemCode.REQUEST_TOO_LARGE, "The body is longer than this service takes.");
            case 415 -> Problem.answer(ProblemCode.REQUEST_UNSUPPORTED, "Send application/json.");
            default ->
                status >= 400 && status < 500
                        ? Problem.answer(ProblemCode.REQUEST_MALFORMED, "The request cannot be read.")
                        : bug(e);
        };
    }

    @ServerExceptionMapper
    Response bug(RuntimeException e) {
        String incidentId = UUID.randomUUID().toString();
        LOGGER.errorf(e, "Request failed errorCode=internal incidentId=%s", incidentId);
        return Problem.incident(incidentId);
    }
}
