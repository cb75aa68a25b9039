package io.strongroom.config.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.config.adapter.AtlassianStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class AccessIT {

    @BeforeEach
    void noConnection() {
        given().auth().oauth2(ServiceKeys.gatewayToken("anna", "admin")).delete("/api/v1/connection");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, GET, /api/v1/setup, 200",
        "viewer, GET, /api/v1/connection, 404",
        "viewer, DELETE, /api/v1/connection, 403",
        "operator, DELETE, /api/v1/connection, 403",
        "admin, DELETE, /api/v1/connection, 404",
        "viewer, GET, /api/v1/instances, 200",
        "viewer, GET, /api/v1/instances/00000000-0000-0000-0000-000000000001, 404",
        "operator, POST, /api/v1/instances/00000000-0000-0000-0000-000000000001/check, 403",
        "operator, DELETE, /api/v1/instances/00000000-0000-0000-0000-000000000001, 403",
        "admin, DELETE, /api/v1/instances/00000000-0000-0000-0000-000000000001, 404",
        "admin, GET, /internal/v1/instances, 403",
        "admin, GET, /internal/v1/storage, 403",
        "admin, GET, /api/v1/nothing-here, 404",
    })
    void aUserMayDoWhatTheRoleAllows(String role, String method, String path, int status) {
        given().auth()
                .oauth2(ServiceKeys.gatewayToken("anna", role))
                .request(method, path)
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"viewer, /api/v1/connection", "operator, /api/v1/connection", "operator, /api/v1/storage"})
    void onlyAnAdministratorWrites(String role, String path) {
        given().auth()
                .oauth2(ServiceKeys.gatewayToken("anna", role))
                .contentType(ContentType.JSON)
                .body("{}")
                .put(path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("request.forbidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/v1/instances, 200",
        "/internal/v1/storage, 200",
        "/api/v1/setup, 403",
        "/api/v1/connection, 403"
    })
    void aServiceSeesTheInternalCallsOnly(String path, int status) {
        given().auth()
                .oauth2(ServiceKeys.serviceToken("backup-worker"))
                .get(path)
                .then()
                .statusCode(status);
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        given().get("/api/v1/setup")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("request.unauthenticated"));
    }

    @Test
    void aTokenThatNobodySignedIsRefused() {
        given().auth()
                .oauth2("eyJhbGciOiJub25lIn0.eyJncm91cHMiOlsiYWRtaW4iXX0.")
                .get("/api/v1/setup")
                .then()
                .statusCode(401)
                .body("code", equalTo("request.unauthenticated"));
    }

    @Test
    void aTokenWithAnyFlawIsRefused() {
        ServiceKeys.refusedTokens().forEach((flaw, token) -> given().auth()
                .oauth2(token)
                .get("/api/v1/setup")
                .then()
                .statusCode(401)
                .body("code", equalTo("request.unauthenticated")));
    }

    @Test
    void aServiceCannotCallItselfTheGateway() {
        given().auth()
                .oauth2(ServiceKeys.token("backup-worker", "gateway", "anna", "viewer", "operator", "admin"))
                .get("/api/v1/setup")
                .then()
                .statusCode(401);
    }

    @Test
    void aServiceCannotSpeakForAUser() {
        given().auth()
                .oauth2(ServiceKeys.token("backup-worker", "backup-worker", "anna", "viewer", "admin"))
                .get("/api/v1/setup")
                .then()
                .statusCode(403);
    }

    @Test
    void theGatewayCannotCallItselfAService() {
        given().auth()
                .oauth2(ServiceKeys.token("gateway", "gateway", "anna", "service"))
                .get("/internal/v1/instances")
                .then()
                .statusCode(403);
    }

    @Test
    void theCorrelationIdOfTheCallerComesBack() {
        given().auth()
                .oauth2(ServiceKeys.gatewayToken("anna", "viewer"))
                .header("X-Correlation-Id", "abc-123")
                .get("/api/v1/setup")
                .then()
                .header("X-Correlation-Id", "abc-123");
    }

    @Test
    void anUnusableCorrelationIdIsReplaced() {
        given().auth()
                .oauth2(ServiceKeys.gatewayToken("anna", "viewer"))
                .header("X-Correlation-Id", "no spaces, please")
                .get("/api/v1/setup")
                .then()
                .header("X-Correlation-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @ParameterizedTest
    @CsvSource({"/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics"})
    void probesAndMetricsNeedNoToken(String path) {
        given().get(path).then().statusCode(200);
    }
}
