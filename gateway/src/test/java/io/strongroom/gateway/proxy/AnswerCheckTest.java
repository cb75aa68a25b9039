package io.strongroom.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.routes.Peer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCheckTest {

    @ParameterizedTest
    @CsvSource({
        "200, application/json",
        "201, application/json",
        "204,",
        "304,",
        "400, application/problem+json",
        "403, application/problem+json;charset=UTF-8",
        "422, Application/Problem+JSON",
        "500, application/problem+json",
        "503, application/problem+json"
    })
    void successAndProblemsPass(int status, String contentType) {
        assertThat(check(status, contentType)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, application/problem+json, 502, service.failed",
        "401,, 502, service.failed",
        "500, text/html, 502, service.failed",
        "502,, 502, service.failed",
        "503, text/plain, 503, service.unavailable",
        "302,, 502, service.failed",
        "404, text/html, 404, request.refused",
        "415,, 415, request.refused"
    })
    void everythingElseIsReplaced(int status, String contentType, int seenStatus, String code) {
        Problem problem = check(status, contentType).orElseThrow();
        assertThat(problem.status()).isEqualTo(seenStatus);
        assertThat(problem.code()).isEqualTo(code);
    }

    @Test
    void anIncidentCanBeFound() {
        assertThat(check(500, "text/html").orElseThrow().incidentId()).contains("incident-1");
    }

    private static Optional<Problem> check(int status, String contentType) {
        return AnswerCheck.replacementFor(Peer.SYNC, status, contentType, () -> "incident-1");
    }
}
