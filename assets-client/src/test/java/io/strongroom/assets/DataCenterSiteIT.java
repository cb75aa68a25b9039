package io.strongroom.assets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.strongroom.assets.aql.Aql;
import io.strongroom.assets.call.AssetsException.CredentialsRejected;
import io.strongroom.assets.call.AssetsException.InvalidRequest;
import io.strongroom.assets.call.AssetsException.NotFound;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.canonical.AssetObject;
import io.strongroom.assets.definition.Icon;
import io.strongroom.assets.definition.ObjectType;
import io.strongroom.assets.definition.ReferenceType;
import io.strongroom.assets.definition.Schema;
import io.strongroom.assets.issue.AssetsField;
import io.strongroom.assets.issue.IssuePage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterSiteIT {

    private static final AssetsField FIELD = new AssetsField("customfield_10043", "Affected assets", 10043);

    private static final String SCHEMAS =
            """
            {"objectschemas":[{"id":1,"name":"Hardware","objectSchemaKey":"HW","status":"Ok","objectCount":42,
            "objectTypeCount":3,"archivedObjectCount":0,"canManage":true},
            {"id":4,"name":"Services","objectSchemaKey":"SVC","status":"Ok","objectCount":7,"objectTypeCount":1}]}""";

    private WireMockServer server;
    private AssetsClient client;
    private DataCenterSite site;

    @BeforeEach
    void start() {
        server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        client = SiteFixtures.client(server.port(), new FakeTime()).build();
        site = client.dataCenter(new DataCenterAccess(
                URI.create("http://127.0.0.1:" + server.port() + "/jira/"), Secret.of(SiteFixtures.TOKEN)));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    @Test
    void theUserBehindTheTokenIsReadWithTheTokenAsBearer() {
        answers(
                "/jira/rest/api/2/myself",
                """
                {"key":"JIRAUSER10100","name":"bot","emailAddress":"bot@example.com","displayName":"Backup Bot",
                "active":true,"timeZone":"Europe/Berlin"}""");

        Account account = site.myself();

        assertThat(account.accountId()).isEqualTo("JIRAUSER10100");
        assertThat(account.displayName()).isEqualTo("Backup Bot");
        server.verify(getRequestedFor(urlEqualTo("/jira/rest/api/2/myself"))
                .withHeader("Authorization", equalTo("Bearer " + SiteFixtures.TOKEN)));
    }

    @Test
    void theGlobalPermissionIsRead() {
        answers(
                "/jira/rest/api/2/mypermissions",
                "{\"permissions\":{\"ADMINISTER\":{\"key\":\"ADMINISTER\",\"havePermission\":true}}}");

        assertThat(site.administersJira()).isTrue();
    }

    @Test
    void theSchemasAreReadWithTheirNumericIds() {
        answers("/jira/rest/assets/1.0/objectschema/list", SCHEMAS);

        assertThat(site.schemas())
                .extracting(Schema::id, Schema::key, Schema::objectCount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "HW", 42L),
                        org.assertj.core.groups.Tuple.tuple(4L, "SVC", 7L));
    }

    @Test
    void aHostThatStillCallsItInsightIsReadThere() {
        answers("/jira/rest/insight/1.0/objectschema/list", SCHEMAS);

        assertThat(site.schemas()).hasSize(2);
    }

    @Test
    void oneSchemaIsReadByItsId() {
        answers(
                "/jira/rest/insight/1.0/objectschema/4",
                "{\"id\":4,\"name\":\"Services\",\"objectSchemaKey\":\"SVC\",\"status\":\"Ok\",\"objectCount\":7}");

        assertThat(site.schema(4).name()).isEqualTo("Services");
        assertThatThrownBy(() -> site.schema(5)).isInstanceOf(NotFound.class);
    }

    @Test
    void aHostWithoutAssetsIsNotFound() {
        assertThatThrownBy(() -> site.schemas()).isInstanceOf(NotFound.class);
    }

    @Test
    void theFirstAnswerDecidesUnderWhichNameAHostIsAsked() {
        answers("/jira/rest/insight/1.0/objectschema/list", SCHEMAS);
        site.schemas();
        answers("/jira/rest/insight/1.0/icon/global", "[{\"id\":3,\"name\":\"Server\"}]");

        assertThat(site.withCancellation(() -> false).icons())
                .extracting(Icon::id)
                .containsExactly("3");
        server.verify(0, getRequestedFor(urlEqualTo("/jira/rest/assets/1.0/icon/global")));
    }

    @Test
    void anObjectHasTheSameCanonicalBytesAsOnCloud() {
        answers(
                "/jira/rest/assets/1.0/object/88",
                """
                {"id":88,"label":"Printer","objectKey":"HW-88","objectType":{"id":23,"name":"Device"},"archived":false,
                "created":"2026-01-02T03:04:05.678Z","updated":"2026-01-02T03:04:05.678Z","hasAvatar":false,
                "attributes":[
                {"id":1,"objectTypeAttributeId":134,"objectAttributeValues":[{"value":"Printer","displayValue":"Printer"}],"objectId":88},
                {"id":2,"objectTypeAttributeId":135,"objectAttributeValues":[{"referencedType":true,"displayValue":"Hall",
                "referencedObject":{"id":87,"label":"Hall","objectKey":"HW-87","objectType":{"id":5,"objectSchemaId":1}}}],"objectId":88},
                {"id":3,"objectTypeAttributeId":136,"objectAttributeValues":[{"status":{"id":3,"name":"Running","category":1}}],"objectId":88},
                {"id":4,"objectTypeAttributeId":137,"objectAttributeValues":[{"user":{"displayName":"Anna","name":"anna",
                "key":"JIRAUSER10100"},"displayValue":"Anna"}],"objectId":88}]}""");

        AssetObject object = site.object(88);

        assertThat(new String(object.canonicalBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"attributes\":{\"134\":[\"Printer\"],\"135\":[{\"ref\":\"87\"}],"
                        + "\"136\":[{\"status\":\"3\"}],\"137\":[{\"user\":\"JIRAUSER10100\"}]},"
                        + "\"created\":\"2026-01-02T03:04:05.678Z\",\"id\":\"88\",\"key\":\"HW-88\",\"label\":\"Printer\","
                        + "\"type\":\"23\",\"updated\":\"2026-01-02T03:04:05.678Z\"}");
        assertThat(new String(object.annotationBytes(), StandardCharsets.UTF_8)).doesNotContain("archived");
        assertThat(object.references()).containsExactly(87);
    }

    @Test
    void definitionsAreReadWithTheirNumericIds() {
        answers(
                "/jira/rest/assets/1.0/objectschema/1/objecttypes/flat?includeObjectCounts=true",
                """
                [{"id":23,"name":"Device","objectSchemaId":1,"parentObjectTypeId":5,"position":0,"objectCount":9,
                "icon":{"id":3,"name":"Server"},"inherited":true,"abstractObjectType":false}]""");
        answers(
                "/jira/rest/assets/1.0/objectschema/1/attributes?extended=true",
                "[{\"id\":134,\"name\":\"Name\",\"objectType\":{\"id\":23},\"label\":true,\"iql\":\"\"}]");

        ObjectType type = site.objectTypes(1).get(0);

        assertThat(type.id()).isEqualTo(23);
        assertThat(type.parentId()).isEqualTo(5);
        assertThat(type.iconId()).isEqualTo("3");
        assertThat(site.attributesByType(1)).containsOnlyKeys(23L);
    }

    @Test
    void whatIsGlobalAndWhatBelongsToTheSchemaAreTwoAnswers() {
        answers("/jira/rest/assets/1.0/config/referencetype", "[{\"id\":1,\"name\":\"Depends on\"}]");
        answers(
                "/jira/rest/assets/1.0/config/referencetype?objectSchemaId=4",
                "[{\"id\":1,\"name\":\"Depends on\"},{\"id\":9,\"name\":\"Rents\",\"objectSchemaId\":4}]");

        assertThat(site.referenceTypes(4)).extracting(ReferenceType::id).containsExactly(1L, 9L);
        assertThat(site.configuration(4)).isEmpty();
    }

    @Test
    void theFieldsThatHoldObjectsAreFoundByTheirType() {
        answers(
                "/jira/rest/api/2/field",
                """
                [{"id":"customfield_10043","name":"Affected assets","custom":true,"schema":{"type":"any",
                "custom":"com.riadalabs.jira.plugins.insight:rlabs-customfield-default-object","customId":10043}},
                {"id":"customfield_10010","name":"Points","custom":true,"schema":{"type":"number",
                "custom":"com.atlassian.jira.plugin.system.customfieldtypes:float","customId":10010}},
                {"id":"summary","name":"Summary","custom":false,"schema":{"type":"string"}}]""");

        assertThat(site.assetsFields()).containsExactly(FIELD);
    }

    @Test
    void issuesArePagedByOffsetAndTheirObjectsKnownByKey() {
        server.stubFor(
                post("/jira/rest/api/2/search")
                        .withRequestBody(matchingJsonPath("$[?(@.startAt == 0)]"))
                        .willReturn(
                                okJson(
                                        """
                {"startAt":0,"maxResults":2,"total":3,"issues":[
                {"id":"10001","key":"OPS-1","fields":{"customfield_10043":[{"key":"HW-88"},{"key":"AB-2-9"}]}},
                {"id":"10004","key":"OPS-2","fields":{"customfield_10043":["Printer (old) (HW-7)"]}}]}""")));
        server.stubFor(
                post("/jira/rest/api/2/search")
                        .withRequestBody(matchingJsonPath("$[?(@.startAt == 2)]"))
                        .willReturn(
                                okJson(
                                        """
                {"startAt":2,"maxResults":2,"total":3,"issues":[{"id":"10007","key":"OPS-3","fields":{"customfield_10043":null}}]}""")));

        IssuePage first = site.issuesWith(FIELD, 2, null);
        IssuePage second = site.issuesWith(FIELD, 2, first.nextPageToken());

        assertThat(first.issues())
                .extracting(issue -> issue.objectIds().get(FIELD.id()))
                .containsExactly(List.of(88L, 9L), List.of(7L));
        assertThat(second.issues()).extracting(IssuePage.Issue::key).containsExactly("OPS-3");
        assertThat(second.nextPageToken()).isNull();
    }

    @Test
    void anErrorInAnyLanguageIsUnderstoodByItsStatus() {
        server.stubFor(
                any(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withHeader("Content-Type", "application/json;charset=UTF-8")
                                        .withBody(
                                                """
                {"errorMessages":["ValidateInsightException: Недопустимый запрос"],"errors":{}}""")));

        assertThatThrownBy(() -> site.totalCount(Aql.schema(1))).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void aRefusedTokenIsSaid() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));

        assertThatThrownBy(() -> site.myself()).isInstanceOf(CredentialsRejected.class);
    }

    @Test
    void aRedirectToTheLoginPageIsNotFollowed() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "/login.jsp")));

        assertThatThrownBy(() -> site.schemas()).isInstanceOf(ProtocolViolated.class);
        server.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void theTokenIsInNoReadableForm() {
        DataCenterAccess access = new DataCenterAccess(URI.create("https://jira.example.com"), Secret.of("hunter2"));

        assertThat(access.toString()).doesNotContain("hunter2");
    }

    private void answers(String path, String json) {
        server.stubFor(get(urlEqualTo(path)).willReturn(okJson(json)));
    }
}
