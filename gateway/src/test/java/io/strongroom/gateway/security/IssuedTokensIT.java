package io.strongroom.gateway.security;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.IssuedTokens;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.Stubs;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class IssuedTokensIT {

    @Inject
    Stubs services;

    @TestHTTPResource("/api/v1/events")
    URI events;

    @BeforeEach
    void forget() {
        services.reset();
        services.config().register(get("/api/v1/setup").willReturn(okJson("{}")));
    }

    @Test
    void anIssuedTokenIsLookedUpByItsHashOnce() {
        String token = issued("bert");

        for (int i = 0; i < 3; i++) {
            with(token).get("/api/v1/setup").then().statusCode(200);
        }

        assertThat(services.introspectionsOf(token)).isEqualTo(1);
        assertThat(services.config().find(anyRequestedFor(anyUrl())))
                .allSatisfy(request -> assertThat(request.getBodyAsString() + request.getHeaders() + request.getUrl())
                        .doesNotContain(token));
    }

    @Test
    void aRevokedTokenStopsWorking() {
        String token = issued("carl");
        with(token).get("/api/v1/setup").then().statusCode(200);

        services.revoke(token);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> with(token)
                .get("/api/v1/setup")
                .then()
                .statusCode(401)
                .body("code", equalTo("authentication.failed")));
    }

    @Test
    void anExpiredTokenIsNotTrustedOn() {
        String token = IssuedTokens.of("dora");
        services.issue(token, "dora", "viewer", Instant.now().plusMillis(500));
        with(token).get("/api/v1/setup").then().statusCode(200);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            with(token).get("/api/v1/setup").then().statusCode(200);
            assertThat(services.introspectionsOf(token)).isGreaterThan(1);
        });
    }

    @Test
    void anUnknownTokenIsAnsweredLikeAWrongOne() {
        String unknown = IssuedTokens.of("nobody");
        services.revoke(unknown);

        String one = with(unknown)
                .get("/api/v1/setup")
                .then()
                .statusCode(401)
                .extract()
                .asString();
        String other = with("no token at all")
                .get("/api/v1/setup")
                .then()
                .statusCode(401)
                .extract()
                .asString();

        assertThat(one).isEqualTo(other);
    }

    @Test
    void aMistypedTokenIsRefusedWithoutAskingAnybody() {
        String token = issued("emil");
        char last = token.charAt(token.length() - 1);

        with(token.substring(0, token.length() - 1) + (last == '0' ? '1' : '0'))
                .get("/api/v1/setup")
                .then()
                .statusCode(401);

        assertThat(services.config().find(anyRequestedFor(urlPathEqualTo("/internal/v1/tokens/introspect"))))
                .isEmpty();
    }

    @Test
    void aBodyArrivesWholeWhileItsSenderIsLookedUp() {
        String token = IssuedTokens.of("fritz");
        services.issue(token, "fritz", "admin", Instant.now().plusSeconds(60));
        services.config().register(put("/api/v1/connection").willReturn(okJson("{}")));
        String body = "{\"siteUrl\":\"" + "x".repeat(60_000) + "\"}";

        with(token)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/connection")
                .then()
                .statusCode(200);

        assertThat(services.config().find(anyRequestedFor(urlPathEqualTo("/api/v1/connection"))))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString()).isEqualTo(body));
    }

    @Test
    void aStreamOfEventsEndsWithItsToken() throws Exception {
        String token = issued("gerd");
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20))
                .build();
        try (InputStream stream = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofInputStream())
                .body()) {
            assertThat(stream.read()).isEqualTo('e');

            services.revoke(token);

            // reads until the end, which would not come otherwise
            assertThat(stream.readAllBytes()).isNotEmpty();
        }
    }

    private String issued(String name) {
        String token = IssuedTokens.of(name);
        services.issue(token, name, "viewer", Instant.now().plusSeconds(3600));
        return token;
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
