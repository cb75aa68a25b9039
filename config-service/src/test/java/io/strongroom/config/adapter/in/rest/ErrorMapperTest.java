package io.strongroom.config.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorMapperTest {

    private final ErrorMapper mapper = new ErrorMapper();

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void everyProblemHasItsStatusAndAStableAddress(ProblemKind kind) {
        Response response = ProblemResponse.of(kind, "detail");

        assertThat(response.getStatus()).isEqualTo(kind.status());
        assertThat(((ProblemResponse) response.getEntity()).type())
                .hasToString("https://strongroom.io/problems/" + kind.code());
    }

    @ParameterizedTest
    @CsvSource({"404, resource.not-found", "405, request.method-not-allowed", "413, request.too-large", "500, internal"
    })
    void whatTheFrameworkRefusesIsAProblemToo(int status, String code) {
        Response response = mapper.http(new WebApplicationException(status));

        assertThat(((ProblemResponse) response.getEntity()).code()).isEqualTo(code);
    }

    @Test
    void aBugGivesAnIncidentIdAndNotItsMessage() {
        Response response = mapper.unexpected(new IllegalStateException("secret detail"));

        assertThat((ProblemResponse) response.getEntity()).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("internal");
            assertThat(problem.incidentId()).isNotBlank();
            assertThat(problem.toString()).doesNotContain("secret detail");
        });
    }
}
