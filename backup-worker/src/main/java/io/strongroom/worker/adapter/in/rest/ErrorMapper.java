package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.strongroom.worker.application.port.out.BrokerUnavailableException;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.SnapshotNotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place that turns what was thrown into an answer. No answer repeats what the caller sent. */
class ErrorMapper {

    private static final Logger LOGGER = Logger.getLogger(ErrorMapper.class);

    @ServerExceptionMapper
    Response unknownField(UnrecognizedPropertyException exception) {
        return ProblemResponse.of(
                ProblemKind.UNKNOWN_FIELD, "The field \"" + path(exception) + "\" is not known here. Leave it out.");
    }

    @ServerExceptionMapper
    Response wrongShape(MismatchedInputException exception) {
        String path = path(exception);
        return ProblemResponse.of(
                ProblemKind.MALFORMED,
                path.isEmpty()
                        ? "The request must be one JSON object."
                        : "The field \"" + path + "\" has a value of the wrong type.");
    }

    @ServerExceptionMapper
    Response http(WebApplicationException exception) {
        if (exception.getCause() instanceof JacksonException) {
            return ProblemResponse.of(ProblemKind.MALFORMED, "The request is not valid JSON.");
        }
        int status = exception.getResponse().getStatus();
        return Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.status() == status && kind != ProblemKind.INTERNAL)
                .findFirst()
                .map(kind -> ProblemResponse.of(kind, kind.title() + "."))
                .orElseGet(() -> status < 500
                        ? ProblemResponse.of(ProblemKind.MALFORMED, "The request cannot be handled.")
                        : unexpected(exception));
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    Response unauthenticated() {
        return ProblemResponse.of(ProblemKind.UNAUTHENTICATED, "The request has no token, or one that is not valid.");
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden() {
        return ProblemResponse.of(ProblemKind.FORBIDDEN, "Ask an administrator of Strongroom.");
    }

    @ServerExceptionMapper
    Response storeUnavailable(LedgerUnavailableException exception) {
        LOGGER.warn("store does not answer a request errorCode=store.unavailable");
        return ProblemResponse.of(ProblemKind.STORE_UNAVAILABLE, "Try again in a minute.");
    }

    @ServerExceptionMapper
    Response brokerUnavailable(BrokerUnavailableException exception) {
        LOGGER.warn("broker does not answer a request errorCode=broker.unavailable");
        return ProblemResponse.of(
                ProblemKind.BROKER_UNAVAILABLE,
                "The other services have not heard of the end of this backup. Try again in a minute.");
    }

    @ServerExceptionMapper
    Response snapshotStoreUnavailable(SnapshotStoreUnavailableException exception) {
        LOGGER.warn("snapshot store does not answer a request errorCode=store.unavailable");
        return ProblemResponse.of(ProblemKind.STORE_UNAVAILABLE, "Try again in a minute.");
    }

    @ServerExceptionMapper
    Response snapshotStoreRejects(SnapshotStoreRejectedException exception) {
        LOGGER.warn("snapshot store refuses a request errorCode=snapshot-store.rejected");
        return ProblemResponse.of(
                ProblemKind.STORE_UNAVAILABLE,
                "The storage of this backup refuses. Have an administrator check its user and its connection string.");
    }

    @ServerExceptionMapper
    Response damaged(CorruptSnapshotException exception) {
        LOGGER.errorf(exception, "A stored backup is damaged errorCode=snapshot.damaged");
        return ProblemResponse.of(
                ProblemKind.SNAPSHOT_DAMAGED, "Verify the backup: the answer names every object that is affected.");
    }

    @ServerExceptionMapper
    Response gone(SnapshotNotFoundException exception) {
        return ProblemResponse.of(ProblemKind.NO_BACKUP, "Its data were removed.");
    }

    @ServerExceptionMapper
    Response refused(RefusedException exception) {
        return exception
                .field()
                .map(field -> ProblemResponse.ofField(exception.kind(), field, exception.detail()))
                .orElseGet(() -> ProblemResponse.of(exception.kind(), exception.detail()));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable exception) {
        String incidentId = UUID.randomUUID().toString();
        LOGGER.errorf(exception, "request failed errorCode=internal incidentId=%s", incidentId);
        return ProblemResponse.ofIncident(incidentId);
    }

    private static String path(MismatchedInputException exception) {
        return exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
