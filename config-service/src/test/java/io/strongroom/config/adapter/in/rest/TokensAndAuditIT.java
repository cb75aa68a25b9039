package io.strongroom.config.adapter.in.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.config.adapter.AtlassianStub;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class TokensAndAuditIT {

    private static final String AT = "2026-11-23T10:00:00.123Z";
    private static final String ENTRIES = "/internal/v1/audit";

    @Inject
    MongoClient mongo;

    @ConfigProperty(name = "quarkus.mongodb.database")
    String database;

    @Test
    void aTokenIsShownOnceAndStoredAsAHash() {
        Response issued = issue("once-" + UUID.randomUUID(), "operator");
        String token = issued.path("token");

        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(issued.header("Location")).endsWith("/api/v1/tokens/" + issued.path("id"));
        assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
        assertThat(token).matches("srm_[a-z2-7]{16}_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
        assertThat(admin().get("/api/v1/tokens?size=200").asString())
                .contains(issued.<String>path("id"))
                .doesNotContain(token);
        for (String collection : mongo.getDatabase(database).listCollectionNames()) {
            for (Document document :
                    mongo.getDatabase(database).getCollection(collection).find()) {
                assertThat(document.toJson()).doesNotContain(token.substring(21));
            }
        }
    }

    @Test
    void theGatewayLearnsWhoseATokenIsUntilItIsRevoked() {
        String name = "known-" + UUID.randomUUID();
        Response issued = issue(name, "operator");

        introspect(issued.path("token"))
                .statusCode(200)
                .body("name", equalTo(name))
                .body("role", equalTo("operator"))
                .body("tokenId", equalTo(issued.path("id")))
                .body("expiresAt", equalTo(issued.path("expiresAt")));

        admin().delete("/api/v1/tokens/" + issued.path("id")).then().statusCode(204);
        introspect(issued.path("token")).statusCode(404);
        admin().delete("/api/v1/tokens/" + issued.path("id")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"viewer, GET, /api/v1/tokens", "operator, POST, /api/v1/tokens", "operator, GET, /api/v1/audit"})
    void onlyAdministratorsSeeTokensAndTheLog(String role, String method, String path) {
        given().auth()
                .oauth2(ServiceKeys.gatewayToken("anna", role))
                .contentType(ContentType.JSON)
                .body(Map.of())
                .request(method, path)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/tokens/introspect", "/internal/v1/audit", "/internal/v1/audit/x/outcome"})
    void onlyTheGatewayItselfAsksAndWrites(String path) {
        for (String token : List.of(
                ServiceKeys.gatewayToken("anna", "admin"),
                ServiceKeys.serviceToken("backup-worker"),
                ServiceKeys.token("backup-worker", "backup-worker", "backup-worker", "gateway"))) {
            given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body(Map.of())
                    .post(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void anEntryIsWrittenOnceAndItsFirstOutcomeStays() {
        Map<String, Object> entry = entry("01KTKZ0000ABCDEFGHJKMNPQRS");

        record(entry).statusCode(204);
        record(entry).statusCode(204);
        record(changed(entry, "user", "mallory")).statusCode(409);
        conclude(entry, 422).statusCode(204);
        conclude(entry, 422).statusCode(204);
        conclude(entry, 200).statusCode(409);
        record(entry).statusCode(204);

        found(entry).body("items[0].status", equalTo(422)).body("items[0].outcome", equalTo("REFUSED"));
    }

    @Test
    void anEntryWithoutAnOutcomeSaysUnknown() {
        Map<String, Object> entry = entry("01KTKZ0001ABCDEFGHJKMNPQRS");

        record(entry).statusCode(204);

        found(entry)
                .body("total", equalTo(1))
                .body("items[0].outcome", equalTo("UNKNOWN"))
                .body("items[0].status", nullValue())
                .body("items[0].fields", contains("siteUrl", "apiToken"));
    }

    @Test
    void entriesAreFoundByTimeUserAndAction() {
        Map<String, Object> entry = entry("01KTKZ0002ABCDEFGHJKMNPQRS");
        record(entry).statusCode(204);
        String user = entry.get("user").toString();

        audit("user=" + user + "&from=" + AT).body("total", equalTo(1));
        audit("user=" + user + "&to=" + AT).body("total", equalTo(0));
        audit("user=" + user + "&from=2026-11-23T11:00:00.123%2B01:00").body("total", equalTo(1));
        audit("user=" + user + "&action=DELETE /api/v1/connection").body("total", equalTo(0));
        audit("action=PUT /api/v1/connection&size=200").body("items.user", hasItem(user));
        audit("user=nobody").body("items.user", not(hasItem(user)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "page=-1", "page=x", "size=0", "size=201", "to=2026-13-01T00:00:00Z"})
    void aParameterThatIsNoneIsNamed(String query) {
        admin().get("/api/v1/audit?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("request.invalid-parameter"))
                .body("fieldErrors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void nothingChangesOrRemovesAnEntry(String method) {
        for (String path : List.of("/api/v1/audit", "/api/v1/audit/01KTKZ0001ABCDEFGHJKMNPQRS", ENTRIES)) {
            admin().contentType(ContentType.JSON)
                    .body(Map.of())
                    .request(method, path)
                    .then()
                    .statusCode(not(200));
            gateway()
                    .contentType(ContentType.JSON)
                    .body(Map.of())
                    .request(method, path)
                    .then()
                    .statusCode(not(204));
        }
    }

    @Test
    void anEntryThatIsTooLongIsRefused() {
        record(changed(entry("01KTKZ0003ABCDEFGHJKMNPQRS"), "resource", "/".repeat(600)))
                .statusCode(400);
    }

    private static Response issue(String name, String role) {
        return admin().contentType(ContentType.JSON)
                .body(Map.of("name", name, "role", role, "expiresInDays", 7))
                .post("/api/v1/tokens");
    }

    private static ValidatableResponse introspect(String token) {
        return gateway()
                .contentType(ContentType.JSON)
                .body(Map.of("sha256", sha256(token)))
                .post("/internal/v1/tokens/introspect")
                .then();
    }

    /** The time in the id is replaced by the time of the test's entries; the rest tells them apart. */
    private static Map<String, Object> entry(String seed) {
        return Map.of(
                "id",
                        io.strongroom.config.domain.audit.AuditId.firstOf(java.time.Instant.parse(AT))
                                        .text()
                                        .substring(0, 10)
                                + seed.substring(6, 22),
                "at", AT,
                "user", "user-" + UUID.randomUUID(),
                "role", "admin",
                "action", "PUT /api/v1/connection",
                "resource", "/api/v1/connection",
                "fields", List.of("siteUrl", "apiToken"),
                "correlationId", "c-1",
                "remoteAddress", "198.51.100.1");
    }

    private static Map<String, Object> changed(Map<String, Object> entry, String field, Object value) {
        Map<String, Object> changed = new java.util.HashMap<>(entry);
        changed.put(field, value);
        return changed;
    }

    private static ValidatableResponse record(Map<String, Object> entry) {
        return gateway().contentType(ContentType.JSON).body(entry).post(ENTRIES).then();
    }

    private static ValidatableResponse conclude(Map<String, Object> entry, int status) {
        return gateway()
                .contentType(ContentType.JSON)
                .body(Map.of("status", status))
                .post(ENTRIES + "/" + entry.get("id") + "/outcome")
                .then();
    }

    private static ValidatableResponse found(Map<String, Object> entry) {
        return audit("user=" + entry.get("user"));
    }

    private static ValidatableResponse audit(String query) {
        return admin().urlEncodingEnabled(false)
                .get("/api/v1/audit?" + query.replace(" ", "%20"))
                .then()
                .statusCode(200);
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", "admin"));
    }

    private static RequestSpecification gateway() {
        return given().auth().oauth2(ServiceKeys.token("gateway", "gateway", "gateway", "viewer", "gateway"));
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
