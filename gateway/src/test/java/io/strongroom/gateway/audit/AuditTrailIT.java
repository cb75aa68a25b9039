package io.strongroom.gateway.audit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.IssuedTokens;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.Stubs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class AuditTrailIT {

    private static final String SECRET = "never-to-be-seen-7421";

    @Inject
    Stubs services;

    @BeforeEach
    void forget() {
        services.reset();
    }

    @Test
    void anEntrySaysWhoTriedWhatFromWhereAndNoValue() {
        services.config().register(put(urlPathEqualTo("/api/v1/connection")).willReturn(okJson("{}")));

        asAdmin()
                .header("X-Correlation-Id", "from-the-test-2")
                .contentType("application/json")
                .body("{\"siteUrl\":\"%1$s\",\"apiToken\":\"%1$s\",\"%1$s\":1}".formatted(SECRET))
                .put("/api/v1/connection?force=" + SECRET)
                .then()
                .statusCode(200);

        JsonObject entry = services.auditEntries().get(0);
        assertThat(entry.getString("user")).isEqualTo("admin");
        assertThat(entry.getString("role")).isEqualTo("admin");
        assertThat(entry.getString("action")).isEqualTo("PUT /api/v1/connection");
        assertThat(entry.getString("resource")).isEqualTo("/api/v1/connection");
        assertThat(entry.getJsonArray("fields")).isEqualTo(JsonArray.of("siteUrl", "apiToken", "(other)", "?force"));
        assertThat(entry.getString("correlationId")).isEqualTo("from-the-test-2");
        assertThat(entry.getString("remoteAddress")).isEqualTo("127.0.0.1");
        assertThat(entry.getInstant("at")).isCloseTo(Instant.now(), byLessThan(Duration.ofMinutes(1)));
        assertThat(entry.encode()).doesNotContain(SECRET);
    }

    @Test
    void theResourceHasTheIdsAndTheActionHasNot() {
        asAdmin().post("/api/v1/backups/b-1/stop");

        JsonObject entry = services.auditEntries().get(0);
        assertThat(entry.getString("action")).isEqualTo("POST /api/v1/backups/{id}/stop");
        assertThat(entry.getString("resource")).isEqualTo("/api/v1/backups/b-1/stop");
    }

    @Test
    void theOutcomeFollows() {
        services.config()
                .register(put("/api/v1/storage")
                        .willReturn(aResponse()
                                .withStatus(422)
                                .withHeader("Content-Type", "application/problem+json")
                                .withBody("{}")));

        asAdmin().body("{}").put("/api/v1/storage").then().statusCode(422);

        String id = services.auditEntries().get(0).getString("id");
        await().untilAsserted(() -> assertThat(
                        services.config().find(postRequestedFor(urlEqualTo("/internal/v1/audit/" + id + "/outcome"))))
                .singleElement()
                .satisfies(request -> assertThat(new JsonObject(request.getBodyAsString()).getInteger("status"))
                        .isEqualTo(422)));
    }

    @Test
    void nothingIsForwardedThatCannotBeRecorded() {
        for (int refusal : new int[] {503, 500, 400, 409}) {
            services.reset();
            services.recordChanges(refusal);
            services.config().register(put("/api/v1/storage").willReturn(okJson("{}")));

            asAdmin()
                    .body("{}")
                    .put("/api/v1/storage")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("code", equalTo("audit.unavailable"));

            services.config().verifyThat(0, putRequestedFor(urlEqualTo("/api/v1/storage")));
        }
    }

    @Test
    void whatTheRoleDoesNotAllowIsRecordedToo() {
        String token = IssuedTokens.of("viola");
        services.issue(token, "viola", "viewer", Instant.now().plusSeconds(60));

        given().header("Authorization", "Bearer " + token)
                .delete("/api/v1/connection")
                .then()
                .statusCode(403);

        JsonObject entry = services.auditEntries().get(0);
        assertThat(entry.getString("user")).isEqualTo("viola");
        assertThat(entry.getString("action")).isEqualTo("DELETE /api/v1/connection");
        await().untilAsserted(() -> assertThat(services.config()
                        .find(postRequestedFor(urlEqualTo("/internal/v1/audit/" + entry.getString("id") + "/outcome"))))
                .singleElement()
                .satisfies(request -> assertThat(new JsonObject(request.getBodyAsString()).getInteger("status"))
                        .isEqualTo(403)));
    }

    @Test
    void aBodyThatIsTooLargeIsRecordedToo() {
        asAdmin().body(new byte[70_000]).put("/api/v1/storage").then().statusCode(413);

        assertThat(services.auditEntries()).singleElement().satisfies(entry -> assertThat(entry.getJsonArray("fields"))
                .isEmpty());
    }

    @Test
    void readsAndStrangersAreNotRecorded() {
        services.config().register(get("/api/v1/setup").willReturn(okJson("{}")));

        asAdmin().get("/api/v1/setup").then().statusCode(200);
        given().delete("/api/v1/connection").then().statusCode(401);
        asAdmin().delete("/api/v1/nothing").then().statusCode(404);

        services.config().verifyThat(0, anyRequestedFor(urlPathMatching("/internal/v1/audit.*")));
    }

    @Test
    void onlyTheGatewayItselfSpeaksToTheLog() {
        asAdmin().post("/api/v1/backups/b-1/stop");

        String token = services.config()
                .find(postRequestedFor(urlEqualTo("/internal/v1/audit")))
                .get(0)
                .getHeader("Authorization");
        JsonObject claims = new JsonObject(new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                java.nio.charset.StandardCharsets.UTF_8));
        assertThat(claims.getString("upn")).isEqualTo("gateway");
        assertThat(claims.getJsonArray("groups")).isEqualTo(JsonArray.of("viewer", "gateway"));
    }

    private static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + RecordedServices.ADMIN_TOKEN);
    }

    private static org.assertj.core.data.TemporalUnitOffset byLessThan(Duration most) {
        return new org.assertj.core.data.TemporalUnitLessThanOffset(
                most.toSeconds(), java.time.temporal.ChronoUnit.SECONDS);
    }
}
