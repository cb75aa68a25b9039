package io.strongroom.gateway.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.Stubs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class ReverseProxyIT {

    private static final String BACKUP = "/api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV";

    @Inject
    Stubs services;

    @BeforeEach
    void forget() {
        services.reset();
    }

    @Test
    void anAnswerPassesUntouched() {
        services.sync()
                .register(get(urlPathEqualTo("/api/v1/schemas"))
                        .willReturn(okJson("{\"items\":[ ],\"total\":0}").withHeader("ETag", "\"7\"")));

        given().spec(asAdmin())
                .urlEncodingEnabled(false)
                .get("/api/v1/schemas?search=a%20b&page=1")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .header("ETag", "\"7\"")
                .body(equalTo("{\"items\":[ ],\"total\":0}"));

        services.sync().verifyThat(getRequestedFor(urlEqualTo("/api/v1/schemas?search=a%20b&page=1")));
    }

    @Test
    void aBodyPassesUntouched() {
        services.config().register(put("/api/v1/connection").willReturn(okJson("{}")));

        given().spec(asAdmin())
                .contentType("application/json")
                .body("{ \"siteUrl\" : \"https://\u00fc.example\" }")
                .put("/api/v1/connection")
                .then()
                .statusCode(200);

        assertThat(services.config().find(anyRequestedFor(urlPathEqualTo("/api/v1/connection"))))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString())
                        .isEqualTo("{ \"siteUrl\" : \"https://\u00fc.example\" }"));
    }

    @Test
    void aServiceGetsItsOwnTokenAndNothingOfTheCallers() {
        services.sync().register(get("/api/v1/schemas").willReturn(okJson("{}")));

        given().spec(asAdmin())
                .header("Cookie", "session=secret")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Api-Key", "anything")
                .header("Accept-Language", "de")
                .header("X-Correlation-Id", "from-the-test-1")
                .get("/api/v1/schemas")
                .then()
                .statusCode(200)
                .header("X-Correlation-Id", "from-the-test-1");

        LoggedRequest seen = services.sync().find(getRequestedFor(anyUrl())).get(0);
        assertThat(seen.getHeaders().keys().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotContain("cookie", "x-forwarded-for", "x-forwarded-host", "forwarded", "x-api-key");
        assertThat(seen.getHeader("Accept-Language")).isEqualTo("de");
        assertThat(seen.getHeader("X-Correlation-Id")).isEqualTo("from-the-test-1");
        JsonObject claims = claimsOf(seen);
        assertThat(claims.getString("iss")).isEqualTo("gateway");
        assertThat(claims.getString("upn")).isEqualTo("admin");
        assertThat(claims.getJsonArray("groups")).isEqualTo(JsonArray.of("viewer", "operator", "admin"));
    }

    @Test
    void headersOfAServiceThatAreNobodysBusinessStayInside() {
        services.sync()
                .register(get("/api/v1/schemas")
                        .willReturn(okJson("{}").withHeader("Set-Cookie", "a=b").withHeader("Server", "internal")));

        given().spec(asAdmin())
                .get("/api/v1/schemas")
                .then()
                .header("Set-Cookie", nullValue())
                .header("Server", nullValue());
    }

    @Test
    void aRequestWithoutACorrelationIdGetsOne() {
        services.sync().register(get("/api/v1/schemas").willReturn(okJson("{}")));

        String id = given().spec(asAdmin())
                .header("X-Correlation-Id", "not acceptable!")
                .get("/api/v1/schemas")
                .then()
                .header("X-Correlation-Id", matchesPattern("[0-9a-f-]{36}"))
                .extract()
                .header("X-Correlation-Id");

        services.sync()
                .verifyThat(getRequestedFor(anyUrl())
                        .withHeader("X-Correlation-Id", com.github.tomakehurst.wiremock.client.WireMock.equalTo(id)));
    }

    @Test
    void aLocationAtAServiceBecomesOneAtTheGateway() {
        services.scheduler()
                .register(post("/api/v1/schemas/s-1/backups")
                        .willReturn(aResponse()
                                .withStatus(202)
                                .withHeader("Content-Type", "application/json")
                                .withHeader(
                                        "Location", "{{request.scheme}}://{{request.host}}:{{request.port}}" + BACKUP)
                                .withBody("{\"backupId\":\"01ARZ3NDEKTSV4RRFFQ69G5FAV\"}")
                                .withTransformers("response-template")));

        given().spec(asAdmin())
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/schemas/s-1/backups")
                .then()
                .statusCode(202)
                .header("Location", BACKUP);
    }

    @Test
    void aProblemOfAServicePassesUntouched() {
        services.scheduler()
                .register(post("/api/v1/schemas/s-1/backups")
                        .willReturn(aResponse()
                                .withStatus(409)
                                .withHeader("Content-Type", "application/problem+json")
                                .withBody("{\"code\":\"backup.already-active\"}")));

        given().spec(asAdmin())
                .body("{}")
                .post("/api/v1/schemas/s-1/backups")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body(equalTo("{\"code\":\"backup.already-active\"}"));
    }

    @Test
    void anErrorPageOfAServiceBecomesAProblemWithAnIncidentId() {
        services.sync()
                .register(get("/api/v1/schemas")
                        .willReturn(aResponse()
                                .withStatus(500)
                                .withHeader("Content-Type", "text/html")
                                .withBody("<pre>java.lang.NullPointerException at Secret.java</pre>")));

        given().spec(asAdmin())
                .get("/api/v1/schemas")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("code", equalTo("service.failed"))
                .body("incidentId", notNullValue())
                .body(not(containsString("Secret")));
    }

    @Test
    void aServiceThatRefusesTheGatewayDoesNotSignTheCallerOut() {
        services.sync().register(get("/api/v1/schemas").willReturn(aResponse().withStatus(401)));

        given().spec(asAdmin())
                .get("/api/v1/schemas")
                .then()
                .statusCode(502)
                .header("WWW-Authenticate", nullValue())
                .body("code", equalTo("service.failed"));
    }

    @Test
    void aServiceThatBreaksOffIsUnavailable() {
        services.sync()
                .register(get("/api/v1/schemas").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        given().spec(asAdmin())
                .get("/api/v1/schemas")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("service.unavailable"))
                .body("detail", containsString("schema-sync-service"))
                .body("detail", not(containsString("127.0.0.1")));
    }

    @Test
    void anAnswerThatBreaksOffDoesNotLookWhole() {
        services.sync()
                .register(get("/api/v1/schemas").willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

        assertThatThrownBy(() -> given().spec(asAdmin()).get("/api/v1/schemas").asString())
                .hasMessageMatching(".*(closing chunk expected|failed to respond).*");
    }

    @Test
    void aServiceThatStaysSilentTimesOut() {
        services.sync().register(get("/api/v1/schemas").willReturn(okJson("{}").withFixedDelay(4_000)));

        given().spec(asAdmin()).get("/api/v1/schemas").then().statusCode(504).body("code", equalTo("service.timeout"));
    }

    @Test
    void workersAreAskedInTurnAndOneThatIsDownIsSkipped() {
        services.workers().forEach(worker -> worker.register(get(BACKUP).willReturn(okJson("{}"))));

        for (int i = 0; i < 6; i++) {
            given().spec(asAdmin()).get(BACKUP).then().statusCode(200);
        }

        // the turn of the one that is down falls to its neighbour
        assertThat(services.workers())
                .map(worker -> worker.find(getRequestedFor(urlEqualTo(BACKUP))).size())
                .containsExactlyInAnyOrder(4, 2);
    }

    @Test
    void aReadMovesOnWhenAWorkerBreaksOff() {
        services.workers().get(0).register(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        services.workers().get(1).register(get(BACKUP).willReturn(okJson("{}")));

        for (int i = 0; i < 3; i++) {
            given().spec(asAdmin()).get(BACKUP).then().statusCode(200);
        }
    }

    @Test
    void aChangeThatMayHaveHappenedIsNotSentTwice() {
        services.workers()
                .forEach(worker ->
                        worker.register(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))));

        given().spec(asAdmin()).body("{}").post(BACKUP + "/verify").then().statusCode(503);

        int sent = services.workers().stream()
                .mapToInt(worker -> worker.find(postRequestedFor(anyUrl())).size())
                .sum();
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void aBackupThatNoWorkerKnowsIsLookedUpAtTheScheduler() {
        services.workers()
                .forEach(worker ->
                        worker.register(any(anyUrl()).willReturn(aResponse().withStatus(404))));
        services.scheduler().register(get(BACKUP).willReturn(okJson("{\"state\":\"IN_QUEUE\"}")));

        given().spec(asAdmin()).get(BACKUP).then().statusCode(200).body("state", equalTo("IN_QUEUE"));
    }

    @Test
    void anUnknownPathIsAProblem() {
        given().spec(asAdmin())
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("path.not-found"))
                .body("type", equalTo("https://strongroom.io/problems/path.not-found"));
        given().get("/elsewhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void internalPathsOfServicesCannotBeReached() {
        for (String path : List.of(
                "/internal/v1/instances",
                "/api/v1/../../internal/v1/instances",
                "/api/v1/backups/%2e%2e/%2e%2e/internal",
                "/api/v1/backups/..%2f..%2finternal",
                "/api/v1/backups/a%2fb")) {
            given().spec(asAdmin()).urlEncodingEnabled(false).get(path).then().statusCode(oneOf(401, 404));
        }
        services.workers().forEach(worker -> worker.verifyThat(0, anyRequestedFor(anyUrl())));
    }

    @Test
    void aWrongMethodIsAProblemThatNamesTheRightOnes() {
        given().spec(asAdmin())
                .delete("/api/v1/schemas/sync")
                .then()
                .statusCode(405)
                .header("Allow", "GET, POST")
                .body("code", equalTo("method.not-allowed"));
    }

    @Test
    void aBodyAboveTheLimitIsRefused() {
        given().spec(asAdmin())
                .body(new byte[64 * 1024 + 1])
                .post(BACKUP + "/verify")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("request.too-large"));

        services.workers().forEach(worker -> worker.verifyThat(0, anyRequestedFor(anyUrl())));
    }

    @Test
    void metricsNameRoutesAndNeverPaths() {
        given().spec(asAdmin()).get("/api/v1/schemas/id-of-a-schema");
        given().get("/api/v1/backups/id-of-a-backup/types").then().statusCode(401);
        given().spec(asAdmin()).get("/api/v1/nothing/id-of-nothing");

        given().get("/q/metrics")
                .then()
                .body(containsString("uri=\"/api/v1/schemas/{id}\""))
                .body(containsString("uri=\"/api/v1/backups/{id}/types\""))
                .body(not(containsString("id-of-a")))
                .body(not(containsString("id-of-nothing")));
    }

    private static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + RecordedServices.ADMIN_TOKEN);
    }

    private static JsonObject claimsOf(LoggedRequest request) {
        String token = request.getHeader("Authorization").substring("Bearer ".length());
        return new JsonObject(new String(
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), java.nio.charset.StandardCharsets.UTF_8));
    }
}
