package io.strongroom.gateway.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.strongroom.gateway.IssuedTokens;
import io.strongroom.gateway.NothingBehind;
import io.strongroom.gateway.RecordedServices;
import org.junit.jupiter.api.Test;

/** The limit is three here, and this machine counts as a trusted proxy, so that a test can come from anywhere. */
@QuarkusTest
@TestProfile(NothingBehind.class)
class BruteForceIT {

    private static final int ALLOWED = 3;

    @Test
    void whoGuessesTooOftenHasToWait() {
        guessAllowed("198.51.100.1");

        String pause = call("198.51.100.1", "another guess")
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("authentication.too-many-failures"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(pause)).isBetween(1, 61);
    }

    @Test
    void afterThatNoNewTokenIsLookedAt() {
        // whoever looks at this one has to ask config-service, which is down
        String wellFormed = IssuedTokens.of("anna");
        call("198.51.100.2", wellFormed).statusCode(503);

        guessAllowed("198.51.100.2");

        call("198.51.100.2", wellFormed).statusCode(429);
    }

    @Test
    void aTokenThatWorkedBeforeGoesOnWorkingBesideAGuesser() {
        call("198.51.100.3", RecordedServices.ADMIN_TOKEN).statusCode(404);

        guessAllowed("198.51.100.3");

        call("198.51.100.3", "another guess").statusCode(429);
        call("198.51.100.3", RecordedServices.ADMIN_TOKEN).statusCode(404);
    }

    @Test
    void othersAreNotSlowedDown() {
        guessAllowed("198.51.100.4");

        call("198.51.100.5", "one guess").statusCode(401);
    }

    @Test
    void anInventedOriginDoesNotHelp() {
        for (int i = 0; i < ALLOWED; i++) {
            call("203.0.113." + i + ", 198.51.100.6", "guess " + i).statusCode(401);
        }

        call("203.0.113.99, 198.51.100.6", "another guess").statusCode(429);
    }

    @Test
    void anotherAddressOfTheSameNetworkDoesNotHelp() {
        for (int i = 0; i < ALLOWED; i++) {
            call("2001:db8::" + i, "guess " + i).statusCode(401);
        }

        call("2001:db8::99", "another guess").statusCode(429);
        call("2001:db8:0:1::99", "one guess").statusCode(401);
    }

    @Test
    void noTokenIsNoGuess() {
        for (int i = 0; i < 2 * ALLOWED; i++) {
            given().header("X-Forwarded-For", "198.51.100.7")
                    .get("/api/v1/nothing")
                    .then()
                    .statusCode(401);
        }

        call("198.51.100.7", "one guess").statusCode(401);
    }

    @Test
    void whoGuessesWhereOneSignsInHasToWaitToo() {
        for (int i = 0; i < ALLOWED; i++) {
            signIn("198.51.100.8", "guess " + i).statusCode(401).body("code", equalTo("session.token-refused"));
        }

        String pause = signIn("198.51.100.8", "another guess")
                .statusCode(429)
                .body("code", equalTo("authentication.too-many-failures"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(pause)).isBetween(1, 61);
        call("198.51.100.8", "another guess").statusCode(429);
    }

    @Test
    void whoIsSignedInGoesOnWorkingBesideAGuesser() {
        String cookie = signIn("198.51.100.9", RecordedServices.ADMIN_TOKEN)
                .statusCode(200)
                .extract()
                .cookie(Sessions.COOKIE);

        guessAllowed("198.51.100.9");

        given().header("X-Forwarded-For", "198.51.100.9")
                .cookie(Sessions.COOKIE, cookie)
                .get("/api/v1/session")
                .then()
                .statusCode(200);
    }

    @Test
    void aCookieThatIsNoSessionIsNoGuess() {
        for (int i = 0; i < 2 * ALLOWED; i++) {
            given().header("X-Forwarded-For", "198.51.100.10")
                    .cookie(Sessions.COOKIE, "guess" + i)
                    .get("/api/v1/nothing")
                    .then()
                    .statusCode(401);
        }

        call("198.51.100.10", "one guess").statusCode(401);
    }

    @Test
    void behindAProxyThatEncryptsTheCookieIsForEncryptedWaysOnly() {
        boolean secured = given().header("X-Forwarded-For", "198.51.100.11")
                .header("X-Forwarded-Proto", "https")
                .contentType("application/json")
                .body("{\"token\":\"" + RecordedServices.ADMIN_TOKEN + "\"}")
                .post("/api/v1/session")
                .detailedCookie(Sessions.COOKIE)
                .isSecured();

        assertThat(secured).isTrue();
    }

    private static ValidatableResponse signIn(String address, String token) {
        return given().header("X-Forwarded-For", address)
                .contentType("application/json")
                .body("{\"token\":\"" + token + "\"}")
                .post("/api/v1/session")
                .then();
    }

    private static void guessAllowed(String address) {
        for (int i = 0; i < ALLOWED; i++) {
            call(address, "guess " + i).statusCode(401);
        }
    }

    private static ValidatableResponse call(String address, String token) {
        return given().header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/nothing")
                .then();
    }
}
