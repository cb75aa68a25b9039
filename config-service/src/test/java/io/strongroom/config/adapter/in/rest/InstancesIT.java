package io.strongroom.config.adapter.in.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(AtlassianStub.class)
class InstancesIT {

    private static final String INSTANCES = "/api/v1/instances";

    AtlassianStub atlassian;

    @BeforeEach
    @AfterEach
    void aHealthySiteAndNothingSetUp() {
        atlassian.healthy();
        admin().delete("/api/v1/connection");
        List<String> ids = admin().get(INSTANCES + "?size=200").jsonPath().getList("items.id");
        ids.forEach(id -> admin().delete(INSTANCES + "/" + id).then().statusCode(204));
    }

    @Test
    void aCloudInstanceIsAddedAndShownWithoutItsToken() {
        String id = post(cloud("Berlin"))
                .statusCode(201)
                .header("Location", containsString(INSTANCES + "/"))
                .body("tokenSet", equalTo(true))
                .body(not(containsString(AtlassianStub.TOKEN)))
                .extract()
                .path("id");

        Map<String, Object> shown = admin().get(INSTANCES + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Berlin"))
                .body("type", equalTo("CLOUD"))
                .body("source", equalTo(false))
                .body("target", equalTo(true))
                .body("workspaceId", equalTo(AtlassianStub.WORKSPACE))
                .extract()
                .jsonPath()
                .getMap("");
        assertThat(shown.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "type",
                        "url",
                        "workspaceId",
                        "email",
                        "tokenSet",
                        "source",
                        "target",
                        "account",
                        "jiraAdmin",
                        "warnings",
                        "revision",
                        "createdAt",
                        "updatedAt");
    }

    @Test
    void aDataCenterSourceIsAddedAndItsCredentialServed() {
        String id = post(dataCenter("Head office"))
                .statusCode(201)
                .body("type", equalTo("DATA_CENTER"))
                .body("workspaceId", nullValue())
                .body("account.accountId", equalTo("JIRAUSER10100"))
                .extract()
                .path("id");

        service()
                .get("/internal/v1/instances/" + id + "/credential")
                .then()
                .statusCode(200)
                .body("type", equalTo("DATA_CENTER"))
                .body("url", equalTo(atlassian.dataCenterUrl()))
                .body("token", equalTo(AtlassianStub.PERSONAL_TOKEN))
                .body("containsKey('email')", equalTo(false))
                .body("containsKey('workspaceId')", equalTo(false));
    }

    @Test
    void theOtherServicesSeeEveryInstanceWithItsRole() {
        connect().statusCode(200);
        post(dataCenter("Head office")).statusCode(201);

        service()
                .get("/internal/v1/instances")
                .then()
                .statusCode(200)
                .body("role", hasItem("CONNECTION"))
                .body("role", hasItem("SOURCE"))
                .body("$", hasSize(2));
        admin().get(INSTANCES)
                .then()
                .body("items.name", contains("Head office"))
                .body("total", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://acme.atlassian.net      | url.not-https",
                "https://localhost              | url.forbidden-host",
                "https://localhost:8443         | url.forbidden-host",
                "https://127.0.0.1              | url.forbidden-host",
                "https://2130706433             | url.forbidden-host",
                "https://0x7f000001             | url.forbidden-host",
                "https://[::1]                  | url.forbidden-host",
                "https://[::ffff:10.0.0.1]      | url.forbidden-host",
                "https://169.254.169.254        | url.forbidden-host",
                "https://metadata.google.internal | url.forbidden-host",
                "https://user@acme.atlassian.net | url.malformed",
                "https://acme.atlassian.net?a=b | url.malformed",
            })
    void anAddressThatLeadsInsideOrIsNotHttpsIsNamed(String url, String code) {
        Map<String, Object> form = cloud("Berlin");
        form.put("url", url);

        post(form).statusCode(422).body("fieldErrors.field", contains("url")).body("fieldErrors.code", contains(code));
        admin().get(INSTANCES).then().body("total", equalTo(0));
    }

    @Test
    void aRefusedTokenIsNamed() {
        Map<String, Object> form = dataCenter("Head office");
        form.put("token", "wrong");

        post(form)
                .statusCode(422)
                .body("fieldErrors.field", contains("token"))
                .body("fieldErrors.code", contains("credentials.rejected"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        atlassian.dataCenterAnswers(aResponse().withStatus(302).withHeader("Location", "https://example.com/login"));

        post(dataCenter("Head office")).statusCode(422).body("fieldErrors.code", contains("url.not-a-jira-site"));
    }

    @Test
    void aNameIsGivenOnceInAnyCase() {
        post(cloud("Berlin")).statusCode(201);

        post(dataCenter("BERLIN")).statusCode(422).body("fieldErrors.code", contains("name.taken"));
    }

    @Test
    void theWorkspaceOfTheConnectionIsNoInstanceAndTheOtherWayRound() {
        connect().statusCode(200);
        post(cloud("Berlin")).statusCode(422).body("fieldErrors.code", contains("workspace.taken"));

        admin().delete("/api/v1/connection").then().statusCode(204);
        post(cloud("Berlin")).statusCode(201);
        connect()
                .statusCode(422)
                .body("fieldErrors.field", contains("workspaceId"))
                .body("fieldErrors.code", contains("workspace.taken"));
    }

    @Test
    void aChangeWithoutTheTokenIsCheckedWithTheStoredOne() {
        String id = post(cloud("Berlin")).extract().path("id");
        Map<String, Object> form = cloud("Munich");
        form.remove("token");
        form.put("source", true);

        put(id, form).statusCode(200).body("name", equalTo("Munich")).body("source", equalTo(true));
        atlassian.myselfAnswers(aResponse().withStatus(401));
        put(id, form).statusCode(422).body("fieldErrors.field", contains("token"));
    }

    @Test
    void aChangeOfAnOldRevisionIsRefused() {
        String id = post(cloud("Berlin")).extract().path("id");
        Integer revision = admin().get(INSTANCES + "/" + id).path("revision");
        Map<String, Object> form = cloud("Munich");
        form.put("revision", revision);

        put(id, form).statusCode(200);
        put(id, form).statusCode(409).body("code", equalTo("instance.changed-meanwhile"));
    }

    @Test
    void aCheckAnswersWithTheInstanceOrNamesTheField() {
        String id = post(cloud("Berlin")).extract().path("id");

        admin().post(INSTANCES + "/" + id + "/check").then().statusCode(200).body("id", equalTo(id));

        atlassian.schemasAnswer(aResponse().withStatus(403));
        admin().post(INSTANCES + "/" + id + "/check")
                .then()
                .statusCode(422)
                .body("fieldErrors.code", contains("assets.not-available"));
    }

    @Test
    void aRemovedInstanceIsGoneAndTheSameOneComesBackUnderItsId() {
        String id = post(dataCenter("Head office")).extract().path("id");

        admin().delete(INSTANCES + "/" + id).then().statusCode(204);

        admin().get(INSTANCES + "/" + id).then().statusCode(404).body("code", equalTo("instance.not-found"));
        admin().delete(INSTANCES + "/" + id).then().statusCode(404);
        service().get("/internal/v1/instances/" + id + "/credential").then().statusCode(404);
        post(dataCenter("Head office")).statusCode(201).header("Location", endsWith(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=-1",
                "page=x",
                "size=0",
                "size=201",
                "sort=token",
                "sort=name,up",
                "sort=name,asc,asc",
                "type=SERVER",
                "source=yes"
            })
    void aParameterThatCannotBeReadIsRefused(String query) {
        admin().get(INSTANCES + "?" + query).then().statusCode(400).body("code", equalTo("request.malformed"));
    }

    @Test
    void theListIsSearchedSortedAndPaged() {
        post(cloud("Berlin")).statusCode(201);
        post(dataCenter("Aachen")).statusCode(201);

        admin().get(INSTANCES + "?size=1&sort=name,desc")
                .then()
                .body("items.name", contains("Berlin"))
                .body("page", equalTo(0))
                .body("size", equalTo(1))
                .body("total", equalTo(2));
        admin().get(INSTANCES + "?search=AACH").then().body("items.name", contains("Aachen"));
        admin().get(INSTANCES + "?type=CLOUD&target=true").then().body("items.name", contains("Berlin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"source\":\"true\"}", "{\"target\":1}", "{\"revision\":\"1\"}", "[]", ""})
    void aBodyOfTheWrongShapeIsRefused(String body) {
        admin().contentType(ContentType.JSON).body(body).post(INSTANCES).then().statusCode(400);
    }

    @Test
    void aFieldThatIsNotKnownIsRefusedByName() {
        Map<String, Object> form = cloud("Berlin");
        form.put("colour", "blue");

        post(form).statusCode(400).body("code", equalTo("request.unknown-field"));
    }

    private Map<String, Object> cloud(String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("type", "CLOUD");
        form.put("url", atlassian.siteUrl());
        form.put("workspaceId", AtlassianStub.WORKSPACE);
        form.put("email", AtlassianStub.EMAIL);
        form.put("token", AtlassianStub.TOKEN);
        form.put("target", true);
        return form;
    }

    private Map<String, Object> dataCenter(String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("type", "DATA_CENTER");
        form.put("url", atlassian.dataCenterUrl());
        form.put("token", AtlassianStub.PERSONAL_TOKEN);
        form.put("source", true);
        return form;
    }

    private ValidatableResponse connect() {
        return admin().contentType(ContentType.JSON)
                .body(Map.of(
                        "siteUrl",
                        atlassian.siteUrl(),
                        "workspaceId",
                        AtlassianStub.WORKSPACE,
                        "email",
                        AtlassianStub.EMAIL,
                        "apiToken",
                        AtlassianStub.TOKEN))
                .put("/api/v1/connection")
                .then();
    }

    private static ValidatableResponse post(Map<String, Object> form) {
        return admin().contentType(ContentType.JSON).body(form).post(INSTANCES).then();
    }

    private static ValidatableResponse put(String id, Map<String, Object> form) {
        return admin().contentType(ContentType.JSON)
                .body(form)
                .put(INSTANCES + "/" + id)
                .then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(ServiceKeys.gatewayToken("anna", "admin"));
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(ServiceKeys.serviceToken("backup-worker"));
    }
}
