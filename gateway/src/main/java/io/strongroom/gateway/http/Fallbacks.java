package io.strongroom.gateway.http;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.problem.ProblemException;
import io.strongroom.gateway.problem.Problems;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Answers what no route has answered, and what failed on the way. */
@ApplicationScoped
public class Fallbacks {

    private static final Logger LOGGER = Logger.getLogger(Fallbacks.class);

    /** Behind everything that Quarkus serves itself. */
    private static final int LAST = 1_000_000;

    /** Ahead of Quarkus' own failure page, which is HTML. */
    private static final int FIRST = -1_000;

    void register(@Observes Router router) {
        router.route().order(FIRST).failureHandler(Fallbacks::failed);
        router.route().order(LAST).handler(context -> Problems.send(context, Problem.unknownPath()));
    }

    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        if (failure instanceof ProblemException known) {
            Problems.send(context, known.problem());
        } else if (status == 403 || failure instanceof ForbiddenException) {
            Problems.send(context, Problem.forbidden());
        } else if (status == 401 || failure instanceof UnauthorizedException) {
            Problems.send(context, Problem.credentialsMissing());
        } else if (status == 404) {
            Problems.send(context, Problem.unknownPath());
        } else if (status >= 400 && status < 500) {
            Problems.send(context, Problem.badRequest());
        } else {
            String incidentId = UUID.randomUUID().toString();
            LOGGER.errorf(failure, "Request failed errorCode=internal incidentId=%s", incidentId);
            Problems.send(context, Problem.internal(incidentId));
        }
    }
}
