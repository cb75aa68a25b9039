package io.strongroom.gateway.proxy;

import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.routes.Peer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides which answers of services a caller may see as they are. */
final class AnswerCheck {

    private static final Logger LOGGER = Logger.getLogger(AnswerCheck.class);

    private AnswerCheck() {}

    /**
     * The problem to send instead, or nothing when the answer may pass. A service that refuses the gateway's own
     * token is a fault of the installation: the caller's token was right, so it must not see 401.
     */
    static Optional<Problem> replacementFor(
            Peer peer, int status, @Nullable String contentType, Supplier<String> incidentIds) {
        if (status == 401) {
            String incidentId = incidentIds.get();
            LOGGER.errorf(
                    "Service refuses the gateway's token; keys or clocks differ peer=%s errorCode=service.failed incidentId=%s",
                    peer.id(), incidentId);
            return Optional.of(Problem.serviceFailed(peer, incidentId));
        }
        boolean success = (status >= 200 && status < 300) || status == 304;
        if (success || (status >= 400 && isProblem(contentType))) {
            return Optional.empty();
        }
        if (status == 503) {
            // what a service says while it starts or stops
            return Optional.of(Problem.unavailable(peer));
        }
        String incidentId = incidentIds.get();
        LOGGER.errorf(
                "Service answered with something that is no problem document peer=%s status=%d errorCode=service.failed incidentId=%s",
                peer.id(), status, incidentId);
        return Optional.of(
                status >= 400 && status < 500
                        ? Problem.refusedByService(status, incidentId)
                        : Problem.serviceFailed(peer, incidentId));
    }

    private static boolean isProblem(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(Problem.MEDIA_TYPE);
    }
}
