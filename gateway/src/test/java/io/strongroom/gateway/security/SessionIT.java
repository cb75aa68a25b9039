package io.strongroom.gateway.security;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.byLessThan;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.IssuedTokens;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.Stubs;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class SessionIT {

    @Inject
    Stubs services;

    @Inject
    SessionSeal seal;

    @TestHTTPResource("/api/v1/events")
    URI events;

    @BeforeEach
    void forget() {
        services.reset();
        services.config().register(get("/api/v1/setup").willReturn(okJson("{}")));
        services.config().register(put("/api/v1/storage").willReturn(okJson("{}")));
    }

    @Test
    void whoSignsInIsToldWhoTheyAreAndForHowLong() {
        Response answer = signIn(RecordedServices.ADMIN_TOKEN);

        answer.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("user", equalTo("admin"))
                .body("roles", contains("viewer", "operator", "admin"))
                .body(not(containsString(RecordedServices.ADMIN_TOKEN)));
        assertThat(Instant.parse(answer.path("expiresAt")))
                .isCloseTo(Instant.now().plus(Duration.ofHours(8)), byLessThan(Duration.ofMinutes(1)));
    }

    @Test
    void noScriptAndNoOtherSiteGetsTheCookie() {
        Cookie cookie = signIn(RecordedServices.ADMIN_TOKEN).detailedCookie(Sessions.COOKIE);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getMaxAge()).isNegative();
        assertThat(cookie.getValue()).doesNotContain(RecordedServices.ADMIN_TOKEN);
    }

    @Test
    void theCookieIsAsGoodAsItsToken() {
        Signed in = signedIn(issued("anna", "viewer"));

        in.ask().get("/api/v1/setup").then().statusCode(200);
        in.ask()
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("user", equalTo("anna"))
                .body("roles", contains("viewer"))
                .body("csrfToken", equalTo(in.csrfToken()));
        in.change().put("/api/v1/storage").then().statusCode(403).body("code", equalTo("access.denied"));
    }

    @Test
    void servicesSeeNeitherTheCookieNorTheToken() {
        signedIn(RecordedServices.ADMIN_TOKEN)
                .change()
                .put("/api/v1/storage")
                .then()
                .statusCode(200);

        assertThat(services.config().find(anyRequestedFor(anyUrl())))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.getHeaders() + request.getBodyAsString())
                        .doesNotContainIgnoringCase("cookie")
                        .doesNotContainIgnoringCase("csrf")
                        .doesNotContain(RecordedServices.ADMIN_TOKEN));
    }

    @Test
    void aChangeNeedsTheTokenAgainstForgery() {
        Signed in = signedIn(RecordedServices.ADMIN_TOKEN);
        Signed other = signedIn(RecordedServices.ADMIN_TOKEN);

        isForged(in.ask().body("{}").put("/api/v1/storage").then());
        isForged(in.ask()
                .header("X-CSRF-Token", "")
                .body("{}")
                .put("/api/v1/storage")
                .then());
        isForged(in.ask()
                .header("X-CSRF-Token", other.csrfToken())
                .body("{}")
                .put("/api/v1/storage")
                .then());
        isForged(in.ask().delete("/api/v1/session").then());
        isForged(in.ask().post("/api/v1/nothing").then());
        services.config().verifyThat(0, putRequestedFor(urlEqualTo("/api/v1/storage")));
        assertThat(services.auditEntries()).isEmpty();

        in.change().put("/api/v1/storage").then().statusCode(200);
    }

    @Test
    void aTokenInTheHeaderNeedsNoneAndWins() {
        Signed in = signedIn(issued("bert", "viewer"));

        in.ask()
                .header("Authorization", "Bearer " + RecordedServices.ADMIN_TOKEN)
                .body("{}")
                .put("/api/v1/storage")
                .then()
                .statusCode(200);
        in.ask()
                .header("Authorization", "Bearer wrong")
                .get("/api/v1/setup")
                .then()
                .statusCode(401)
                .body("code", equalTo("authentication.failed"));
    }

    @Test
    void aTokenInTheHeaderHasNoSession() {
        RequestSpecification bearer = given().header("Authorization", "Bearer " + RecordedServices.ADMIN_TOKEN);

        bearer.get("/api/v1/session").then().statusCode(404).body("code", equalTo("session.none"));
        bearer.delete("/api/v1/session").then().statusCode(404).body("code", equalTo("session.none"));
    }

    @Test
    void withoutASessionNobodyIsSignedIn() {
        given().get("/api/v1/session").then().statusCode(401).body("code", equalTo("authentication.required"));
    }

    @Test
    void aChangedCookieIsNone() {
        String cookie = signedIn(RecordedServices.ADMIN_TOKEN).cookie();
        char last = cookie.charAt(cookie.length() - 5);

        isOver(cookie.substring(0, cookie.length() - 5) + (last == 'A' ? 'B' : 'A') + "AAAA");
        isOver("");
        isOver("no-session");
    }

    @Test
    void anIdleSessionIsOver() {
        Instant now = Instant.now();

        goesOn(admins(now.minus(Duration.ofHours(20)), now.minus(Session.IDLE).plusSeconds(60)));
        isOver(admins(now.minus(Duration.ofHours(20)), now.minus(Session.IDLE)));
    }

    @Test
    void aSessionIsOverAfterADayWhateverWasDone() {
        Instant now = Instant.now();

        goesOn(admins(now.minus(Session.LONGEST).plusSeconds(60), now));
        isOver(admins(now.minus(Session.LONGEST), now));
    }

    @Test
    void askingKeepsASessionAlive() {
        Instant now = Instant.now();
        Instant start = now.minus(Duration.ofHours(7));

        Response answer = given().cookie(Sessions.COOKIE, admins(start, start)).get("/api/v1/session");

        Session renewed = seal.open(answer.cookie(Sessions.COOKIE)).orElseThrow();
        assertThat(renewed.startedAt()).isEqualTo(start.truncatedTo(ChronoUnit.MILLIS));
        assertThat(renewed.seenAt()).isCloseTo(now, byLessThan(Duration.ofMinutes(1)));
        assertThat(Instant.parse(answer.path("expiresAt"))).isEqualTo(renewed.endsAt());
        given().cookie(Sessions.COOKIE, admins(now, now))
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue());
    }

    @Test
    void aSessionEndsWithItsToken() {
        String token = issued("carl", "viewer");
        Signed in = signedIn(token);
        in.ask().get("/api/v1/setup").then().statusCode(200);

        services.revoke(token);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> isOver(in.cookie()));
    }

    @Test
    void aSessionOfAnAdministratorsOlderTokenIsOver() {
        Instant now = Instant.now();

        isOver(seal.seal(
                Session.begin(ShownToken.of("the-token-before-this-one-0123456789"), new SecureRandom(), now)));
    }

    @Test
    void whoSignsOutIsOutAndACopyOfTheCookieIsWorthNothing() {
        Signed in = signedIn(RecordedServices.ADMIN_TOKEN);

        Response answer = in.change().delete("/api/v1/session");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.detailedCookie(Sessions.COOKIE).getMaxAge()).isZero();
        assertThat(answer.detailedCookie(Sessions.COOKIE).getPath()).isEqualTo("/");
        isOver(in.cookie());
    }

    @Test
    void theOthersSessionsGoOnWhenOneSignsOut() {
        Signed in = signedIn(RecordedServices.ADMIN_TOKEN);
        Signed other = signedIn(RecordedServices.ADMIN_TOKEN);

        in.change().delete("/api/v1/session").then().statusCode(204);

        goesOn(other.cookie());
    }

    @Test
    void whoseSessionIsOverCanSignInAgain() {
        given().cookie(Sessions.COOKIE, "stale")
                .contentType("application/json")
                .body(bodyOf(RecordedServices.ADMIN_TOKEN))
                .post("/api/v1/session")
                .then()
                .statusCode(200);
    }

    @Test
    void aTokenMayBePastedWithWhatStoodAroundIt() {
        signIn(" " + RecordedServices.ADMIN_TOKEN + "\n").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "admin", "srm_aaaaaaaaaaaaaaaa_x"})
    void aWrongTokenIsRefusedAtItsField(String token) {
        signIn(token)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("Set-Cookie", nullValue())
                .body("code", equalTo("session.token-refused"))
                .body("fieldErrors[0].field", equalTo("token"))
                .body("fieldErrors[0].code", equalTo("session.token-refused"));
    }

    @Test
    void anUnknownTokenIsRefusedLikeAWrongOne() {
        String unknown = IssuedTokens.of("nobody");
        services.revoke(unknown);

        assertThat(signIn(unknown).asString()).isEqualTo(signIn("wrong").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":\"\"}", "{\"token\":\"  \"}", "{\"token\":null}"})
    void aMissingTokenIsNamed(String body) {
        post(body)
                .statusCode(422)
                .body("code", equalTo("request.invalid"))
                .body("fieldErrors[0].field", equalTo("token"))
                .body("fieldErrors[0].code", equalTo("field.required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token", "[]", "null", "7", "{\"token\":7}", "{\"token\":{}}", "{\"token\":\"a\"} x"})
    void whatCannotBeReadIsABadRequest(String body) {
        post(body).statusCode(400).body("code", equalTo("request.malformed"));
    }

    @Test
    void anUnknownFieldIsRefused() {
        post("{\"token\":\"%s\",\"remember\":true}".formatted(RecordedServices.ADMIN_TOKEN))
                .statusCode(400)
                .body("code", equalTo("request.unknown-field"))
                .header("Set-Cookie", nullValue());
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        post("{\"token\":\"%s\"}".formatted("x".repeat(70_000))).statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/plain; as=application/json"})
    void aFormOfAnotherSiteSignsNobodyIn(String type) {
        given().header("Content-Type", type)
                .body(bodyOf(RecordedServices.ADMIN_TOKEN))
                .post("/api/v1/session")
                .then()
                .statusCode(415)
                .body("code", equalTo("request.media-type"));
    }

    @Test
    void anotherMethodIsNotAllowed() {
        signedIn(RecordedServices.ADMIN_TOKEN)
                .change()
                .put("/api/v1/session")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("DELETE, GET, POST"));
    }

    @Test
    void aStreamOfEventsNeedsTheCookieOnlyAndEndsWithTheSession() throws Exception {
        Signed in = signedIn(RecordedServices.ADMIN_TOKEN);
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Cookie", Sessions.COOKIE + "=" + in.cookie())
                .timeout(Duration.ofSeconds(20))
                .build();
        try (InputStream stream = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofInputStream())
                .body()) {
            assertThat(stream.read()).isEqualTo('e');

            in.change().delete("/api/v1/session").then().statusCode(204);

            // reads until the end, which would not come otherwise
            assertThat(stream.readAllBytes()).isNotEmpty();
        }
    }

    private String issued(String name, String role) {
        String token = IssuedTokens.of(name);
        services.issue(token, name, role, Instant.now().plusSeconds(3600));
        return token;
    }

    private String admins(Instant startedAt, Instant seenAt) {
        ShownToken token = ShownToken.of(RecordedServices.ADMIN_TOKEN);
        return seal.seal(Session.begin(token, new SecureRandom(), startedAt).seen(seenAt));
    }

    private static Signed signedIn(String token) {
        Response answer = signIn(token);
        answer.then().statusCode(200);
        return new Signed(answer.cookie(Sessions.COOKIE), answer.path("csrfToken"));
    }

    private static Response signIn(String token) {
        return given().contentType("application/json").body(bodyOf(token)).post("/api/v1/session");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/session")
                .then();
    }

    private static String bodyOf(String token) {
        return new JsonObject().put("token", token).encode();
    }

    private static void goesOn(String cookie) {
        given().cookie(Sessions.COOKIE, cookie).get("/api/v1/setup").then().statusCode(200);
    }

    private static void isOver(String cookie) {
        given().cookie(Sessions.COOKIE, cookie)
                .get("/api/v1/setup")
                .then()
                .statusCode(401)
                .body("code", equalTo("session.over"));
    }

    private static void isForged(ValidatableResponse answer) {
        answer.statusCode(403).contentType("application/problem+json").body("code", equalTo("session.csrf"));
    }

    private record Signed(String cookie, String csrfToken) {

        RequestSpecification ask() {
            return given().cookie(Sessions.COOKIE, cookie);
        }

        RequestSpecification change() {
            return ask().header("X-CSRF-Token", csrfToken).body("{}");
        }
    }
}
