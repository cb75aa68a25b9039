package io.strongroom.config.adapter.in.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.backing.ServiceKeys;
import io.strongroom.config.adapter.AtlassianStub;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class ConnectionIT {

    AtlassianStub atlassian;

    @BeforeEach
    void aHealthySiteAndNoConnection() {
        atlassian.healthy();
        admin().delete("/api/v1/connection");
    }

    @Test
    void aRightConnectionIsSavedAndShownWithoutItsToken() {
        put(form()).statusCode(200);

        admin().get("/api/v1/connection")
                .then()
                .statusCode(200)
                .body("siteUrl", equalTo(atlassian.siteUrl()))
                .body("workspaceId", equalTo(AtlassianStub.WORKSPACE))
                .body("email", equalTo(AtlassianStub.EMAIL))
                .body("apiTokenSet", equalTo(true))
                .body("apiToken", nullValue())
                .body("account.accountId", equalTo("712020:0000"))
                .body("account.displayName", equalTo("Backup Bot"))
                .body("jiraAdmin", equalTo(true))
                .body("warnings", hasSize(0))
                .body("createdAt", containsString("T"))
                .body("updatedAt", containsString("T"));
    }

    @Test
    void anAnswerHasTheFieldsOfTheContractAndNoOthers() {
        Map<String, Object> answer = put(form()).extract().jsonPath().getMap("");

        assertThat(answer.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "siteUrl",
                        "workspaceId",
                        "email",
                        "apiTokenSet",
                        "account",
                        "jiraAdmin",
                        "warnings",
                        "createdAt",
                        "updatedAt");
    }

    @Test
    void theSetupGoesOnWithTheStorage() {
        put(form()).statusCode(200);
        admin().get("/api/v1/setup").then().body("step", not(equalTo("CREDENTIALS")));

        admin().contentType(ContentType.JSON)
                .body("{\"kind\":\"MANAGED\"}")
                .put("/api/v1/storage")
                .then()
                .statusCode(200)
                .body("kind", equalTo("MANAGED"))
                .body("region", equalTo("EU (Germany)"));

        admin().get("/api/v1/setup").then().body("step", equalTo("SYNC"));
        admin().get("/api/v1/storage").then().statusCode(200).body("region", equalTo("EU (Germany)"));
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                wrong("token", form -> form.put("apiToken", "ATATT3x-wrong"), "apiToken:credentials.rejected"),
                wrong("e-mail", form -> form.put("email", "wrong@example.com"), "apiToken:credentials.rejected"),
                wrong(
                        "workspace",
                        form -> form.put("workspaceId", "other-workspace"),
                        "workspaceId:workspace.mismatch"),
                wrong(
                        "host",
                        form -> form.put("siteUrl", "https://no-such-host.invalid"),
                        "siteUrl:url.forbidden-host|siteUrl:url.unreachable-over-https"),
                wrong("private", form -> form.put("siteUrl", "https://127.0.0.1:1"), "siteUrl:url.forbidden-host"),
                wrong("localhost", form -> form.put("siteUrl", "https://localhost"), "siteUrl:url.forbidden-host"),
                wrong("http", form -> form.put("siteUrl", "http://acme.atlassian.net"), "siteUrl:url.not-https"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFields")
    void aWrongFieldIsNamedAndNothingChanges(String name, Consumer<Map<String, Object>> change, String expected) {
        Map<String, Object> form = form();
        change.accept(form);

        Map<String, Object> error = put(form)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("request.invalid"))
                .body("fieldErrors", hasSize(1))
                .extract()
                .jsonPath()
                .getMap("fieldErrors[0]");

        assertThat(expected.split("\\|", -1)).contains(error.get("field") + ":" + error.get("code"));
        admin().get("/api/v1/connection").then().statusCode(404);
    }

    static Stream<Arguments> answersOfTheSite() {
        return Stream.of(
                site(
                        "other e-mail",
                        s -> s.myselfAnswers(
                                okJson(
                                        "{\"accountId\":\"1\",\"emailAddress\":\"other@example.com\",\"displayName\":\"Other\"}")),
                        422,
                        "email.mismatch"),
                site("not Jira", s -> s.myselfAnswers(aResponse().withStatus(404)), 422, "url.not-a-jira-site"),
                site(
                        "HTML",
                        s -> s.myselfAnswers(aResponse()
                                .withHeader("Content-Type", "text/html")
                                .withBody("<html>hello</html>")),
                        422,
                        "url.not-a-jira-site"),
                site(
                        "redirect",
                        s -> s.myselfAnswers(aResponse().withStatus(302).withHeader("Location", "/login")),
                        422,
                        "url.not-a-jira-site"),
                site("no licence", s -> s.workspacesAnswer(aResponse().withStatus(403)), 422, "assets.not-available"),
                site(
                        "no JSM",
                        s -> s.workspacesAnswer(aResponse().withStatus(404).withBody("<html>")),
                        422,
                        "assets.not-available"),
                site(
                        "no Premium",
                        s -> s.workspacesAnswer(okJson("{\"size\":0,\"isLastPage\":true,\"values\":[]}")),
                        422,
                        "assets.not-available"),
                site("no role", s -> s.schemasAnswer(aResponse().withStatus(403)), 422, "assets.not-available"),
                site("scoped token", s -> s.schemasAnswer(aResponse().withStatus(401)), 422, "credentials.rejected"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfTheSite")
    void whatTheSiteRefusesIsExplained(String name, Consumer<AtlassianStub> script, int status, String code) {
        script.accept(atlassian);

        put(form()).statusCode(status).body("fieldErrors.code", contains(code));
        admin().get("/api/v1/connection").then().statusCode(404);
    }

    @Test
    void anErrorOfTheSiteBlamesNoField() {
        atlassian.schemasAnswer(aResponse().withStatus(503));

        put(form())
                .statusCode(503)
                .body("code", equalTo("atlassian.unavailable"))
                .body("fieldErrors", nullValue());
    }

    @Test
    void whoIsNoAdministratorIsWarned() {
        atlassian.permissionsAnswer(okJson("{\"permissions\":{\"ADMINISTER\":{\"havePermission\":false}}}"));

        put(form())
                .statusCode(200)
                .body("jiraAdmin", equalTo(false))
                .body("warnings.code", contains("account.not-jira-admin"));
    }

    @Test
    void anUpdateWithoutTheTokenKeepsIt() {
        put(form()).statusCode(200);
        Map<String, Object> form = form();
        form.remove("apiToken");

        put(form).statusCode(200).body("apiTokenSet", equalTo(true));
    }

    @Test
    void everyMissingFieldIsNamed() {
        put(Map.of())
                .statusCode(422)
                .body("fieldErrors.field", contains("siteUrl", "workspaceId", "email", "apiToken"))
                .body("fieldErrors.message", hasSize(4));
    }

    @Test
    void aFieldThatIsNotKnownIsRefusedByName() {
        Map<String, Object> form = form();
        form.put("colour", "blue");

        put(form)
                .statusCode(400)
                .body("code", equalTo("request.unknown-field"))
                .body("detail", containsString("colour"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{",
                "[]",
                "\"text\"",
                "{\"apiToken\": hunter2}",
                "{\"email\": 5}",
                "{\"siteUrl\": {\"a\": \"hunter2\"}}",
                "{} {}",
                "{\"email\":\"a\",\"email\":\"b\"}",
                "null",
            })
    void aBodyThatCannotBeReadIsRefusedWithoutRepeatingIt(String body) {
        admin().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/connection")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("request.malformed"))
                .body(not(containsString("hunter2")));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, text/plain, application/json, 415, request.media-type",
        "POST, application/json, application/json, 405, request.method-not-allowed",
        "GET, application/json, text/csv, 406, request.not-acceptable",
    })
    void aRequestOfTheWrongKindIsRefused(String method, String type, String accept, int status, String code) {
        admin().contentType(type)
                .accept(accept + ", application/problem+json;q=0.1")
                .body("PUT".equals(method) ? "x" : "{}")
                .request(method, "/api/v1/connection")
                .then()
                .statusCode(status)
                .body(status == 406 ? containsString("") : containsString(code));
    }

    @Test
    void aBodyAboveTheLimitIsRefusedAndTheLimitSaid() {
        admin().contentType(ContentType.JSON)
                .body(" ".repeat(70_000))
                .put("/api/v1/connection")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("request.too-large"))
                .body("detail", containsString("65536 bytes"));
    }

    @Test
    void aRemovedConnectionIsGoneAndTheSetupStartsAgain() {
        put(form()).statusCode(200);

        admin().delete("/api/v1/connection").then().statusCode(204);

        admin().get("/api/v1/connection").then().statusCode(404).body("code", equalTo("connection.not-found"));
        admin().get("/api/v1/setup").then().body("step", equalTo("CREDENTIALS"));
        admin().delete("/api/v1/connection").then().statusCode(404);
        service().get("/internal/v1/instances").then().body("$", hasSize(0));
    }

    @Test
    void theOtherServicesGetTheInstanceAndItsCredential() {
        String id = put(form()).extract().path("id");

        service()
                .get("/internal/v1/instances")
                .then()
                .statusCode(200)
                .body("instanceId", contains(id))
                .body("role", contains("CONNECTION"))
                .body("type", contains("CLOUD"))
                .body("url", contains(atlassian.siteUrl()))
                .body("workspaceId", contains(AtlassianStub.WORKSPACE))
                .body("[0].containsKey('token')", equalTo(false));
        service()
                .get("/internal/v1/instances/" + id + "/credential")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("instanceId", equalTo(id))
                .body("type", equalTo("CLOUD"))
                .body("url", equalTo(atlassian.siteUrl()))
                .body("workspaceId", equalTo(AtlassianStub.WORKSPACE))
                .body("email", equalTo(AtlassianStub.EMAIL))
                .body("token", equalTo(AtlassianStub.TOKEN));
        service().get("/internal/v1/storage").then().statusCode(200).body("kind", equalTo("MANAGED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id", "..%2f.."})
    void thereIsNoCredentialOfAnUnknownInstance(String id) {
        service()
                .urlEncodingEnabled(false)
                .get("/internal/v1/instances/" + id + "/credential")
                .then()
                .statusCode(404);
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new HashMap<>();
        form.put("siteUrl", atlassian.siteUrl());
        form.put("workspaceId", AtlassianStub.WORKSPACE);
        form.put("email", AtlassianStub.EMAIL);
        form.put("apiToken", AtlassianStub.TOKEN);
        return form;
    }

    private static ValidatableResponse put(Map<String, ? extends @Nullable Object> form) {
        return admin().contentType(ContentType.JSON)
                .body(form)
                .put("/api/v1/connection")
                .then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", "admin"));
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(ServiceKeys.serviceToken("backup-worker"));
    }

    private static Arguments wrong(String name, Consumer<Map<String, Object>> change, String expected) {
        return Arguments.of(name, change, expected);
    }

    private static Arguments site(String name, Consumer<AtlassianStub> script, int status, String code) {
        return Arguments.of(name, script, status, code);
    }
}
