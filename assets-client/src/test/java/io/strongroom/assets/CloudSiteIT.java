package io.strongroom.assets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.strongroom.assets.aql.Aql;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.ProtocolFault;
import io.strongroom.assets.canonical.AssetObject;
import io.strongroom.assets.definition.Status;
import io.strongroom.assets.definition.TypeAttribute;
import io.strongroom.assets.issue.AssetsField;
import io.strongroom.assets.issue.IssuePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CloudSiteIT {

    private static final String ASSETS = "/jsm/assets/workspace/" + SiteFixtures.WORKSPACE + "/v1/";
    private static final String JIRA = "/sites/acme/rest/";

    private final FakeTime time = new FakeTime();
    private final List<String> observed = new ArrayList<>();
    private WireMockServer server;
    private AssetsClient client;
    private CloudSite site;

    @BeforeEach
    void start() {
        server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        client = SiteFixtures.client(server.port(), time)
                .observer((key, endpoint, status, nanos, bytes) -> observed.add(endpoint + " " + status))
                .build();
        site = client.site(SiteFixtures.access(server.port()));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    @Test
    void theAccountBehindTheTokenIsRead() {
        server.stubFor(
                get(JIRA + "api/3/myself")
                        .willReturn(
                                okJson(
                                        """
                {"accountId":"712020:1","displayName":"Backup Bot","timeZone":"Etc/UTC","active":true}""")));

        Account account = site.myself();

        assertThat(account).isEqualTo(new Account("712020:1", "Backup Bot", null, "Etc/UTC"));
        String basic = Base64.getEncoder()
                .encodeToString((SiteFixtures.EMAIL + ":" + SiteFixtures.TOKEN)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        server.verify(getRequestedFor(urlEqualTo(JIRA + "api/3/myself"))
                .withHeader("Authorization", equalTo("Basic " + basic))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("Host", equalTo("127.0.0.1:" + server.port())));
        assertThat(observed).containsExactly("GET myself 200");
    }

    @Test
    void permissionsAndWorkspacesAreRead() {
        server.stubFor(get(JIRA + "api/3/mypermissions?permissions=ADMINISTER")
                .willReturn(okJson("{\"permissions\":{\"ADMINISTER\":{\"havePermission\":true}}}")));
        server.stubFor(get(JIRA + "servicedeskapi/assets/workspace?start=0&limit=50")
                .willReturn(okJson("{\"size\":1,\"values\":[{\"workspaceId\":\"w1\"}]}")));

        assertThat(site.administersJira()).isTrue();
        assertThat(site.workspaceIds()).containsExactly("w1");
    }

    @Test
    void allPagesOfSchemasAreReadWhateverTheServerClaims() {
        String schema =
                """
                {"id":"%d","name":"S%d","objectSchemaKey":"K%d","status":"Ok","objectCount":%d,"objectTypeCount":2,
                 "canManage":%b}""";
        schemasFrom(0, schema.formatted(6, 6, 6, 95, true) + "," + schema.formatted(7, 7, 7, 1, false));
        schemasFrom(2, schema.formatted(8, 8, 8, 0, true));
        schemasFrom(3, "");

        assertThat(site.schemas()).extracting("id").containsExactly(6L, 7L, 8L);
        assertThat(site.schemas().get(0).objectCount()).isEqualTo(95);
        assertThat(site.schemas().get(1).canManage()).isFalse();
        assertThat(site.schemas().get(0).raw().toString()).doesNotContain("objectCount");
    }

    @Test
    void aServerThatIgnoresPagingIsNoticed() {
        server.stubFor(get(urlPathEqualTo(ASSETS + "objectschema/list"))
                .willReturn(okJson("{\"values\":[{\"id\":\"6\",\"name\":\"S\",\"objectSchemaKey\":\"K\"}]}")));

        assertThatThrownBy(site::schemas)
                .isInstanceOfSatisfying(ProtocolViolated.class, violated -> assertThat(violated.reason())
                        .isEqualTo(ProtocolFault.NO_PROGRESS));
    }

    private void schemasFrom(int startAt, String values) {
        server.stubFor(get(ASSETS + "objectschema/list?startAt=" + startAt + "&maxResults=50&includeCounts=true")
                .willReturn(okJson("{\"startAt\":0,\"total\":2,\"isLast\":true,\"values\":[" + values + "]}")));
    }

    @Test
    void definitionsAreRead() {
        server.stubFor(
                get(ASSETS + "objectschema/6/objecttypes/flat?includeObjectCounts=true")
                        .willReturn(
                                okJson(
                                        """
                [{"id":"23","name":"Office","objectSchemaId":"6","parentObjectTypeId":19,"position":2,"objectCount":5,
                  "inherited":true,"abstractObjectType":false,"icon":{"id":"13","name":"B","url16":"https://x"}},
                 {"id":"19","name":"Place","objectSchemaId":"6","parentObjectTypeId":"0"}]""")));
        server.stubFor(
                get(ASSETS + "objecttype/23/attributes?excludeParentAttributes=true")
                        .willReturn(
                                okJson(
                                        """
                [{"id":"135","name":"Name","label":true,"defaultType":{"id":0,"name":"Text"},"position":1},
                 {"id":"144","name":"City","referenceType":{"id":"4"},"referenceObjectTypeId":"24",
                  "referenceObjectType":{"id":"24","objectCount":9},"maximumCardinality":-1},
                 {"id":"145","name":"Owner","type":2},{"id":"146","name":"Repo","type":8}]""")));
        server.stubFor(get(ASSETS + "config/statustype")
                .willReturn(okJson("""
                [{"id":"1","name":"Active","category":1}]""")));
        server.stubFor(get(ASSETS + "config/statustype?objectSchemaId=6")
                .willReturn(
                        okJson("""
                [{"id":"58","name":"Gone","category":0,"objectSchemaId":"6"}]""")));

        assertThat(site.objectTypes(6))
                .extracting("id", "parentId", "iconId", "objectCount")
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(23L, 19L, "13", 5L),
                        org.assertj.core.api.Assertions.tuple(19L, null, null, 0L));
        List<TypeAttribute> attributes = site.attributes(23);
        assertThat(attributes)
                .extracting("kind")
                .containsExactly(
                        TypeAttribute.Kind.DEFAULT,
                        TypeAttribute.Kind.REFERENCE,
                        TypeAttribute.Kind.USER,
                        TypeAttribute.Kind.OTHER);
        assertThat(attributes.get(1).referencedTypeId()).isEqualTo(24);
        assertThat(attributes.get(1).raw().toString()).doesNotContain("objectCount");
        assertThat(site.globalStatuses()).extracting(Status::schemaId).containsExactly((Long) null);
        assertThat(site.ownStatuses(6)).extracting(Status::schemaId).containsExactly(6L);
    }

    @Test
    void theAttributesOfAllTypesAreGroupedByTheTypeThatDefinesThem() {
        server.stubFor(
                get(ASSETS + "objectschema/6/attributes?extended=true")
                        .willReturn(
                                okJson(
                                        """
                [{"id":"135","name":"Name","objectType":{"id":"23","objectCount":7}},
                 {"id":"140","name":"Name","objectType":{"id":"24"}},
                 {"id":"136","name":"City","objectType":{"id":"23"}}]""")));

        Map<Long, List<TypeAttribute>> byType = site.attributesByType(6);

        assertThat(byType.keySet()).containsExactly(23L, 24L);
        assertThat(byType.get(23L)).extracting(TypeAttribute::id).containsExactly(135L, 136L);
        assertThat(byType.get(23L).get(0).raw()).hasToString("{\"id\":\"135\",\"name\":\"Name\"}");
    }

    @Test
    void attributesThatDoNotNameTheirTypeAreNotGrouped() {
        server.stubFor(
                get(ASSETS + "objectschema/6/attributes?extended=true")
                        .willReturn(
                                okJson(
                                        """
                [{"id":"135","name":"Name","objectType":{"id":"23"}},{"id":"140","name":"Name"}]""")));

        assertThat(site.attributesByType(6)).isEmpty();
    }

    @Test
    void rolesAreReadByTheirIdsAndNotByTheirUrls() {
        server.stubFor(
                get(ASSETS + "config/role/objectschema/6")
                        .willReturn(
                                okJson(
                                        """
                {"Object Schema Managers":"https://elsewhere.example.com/v1/config/role/31"}""")));
        server.stubFor(get(ASSETS + "config/role/31")
                .willReturn(okJson("""
                {"id":31,"name":"Object Schema Managers","actors":[]}""")));

        assertThat(site.roleIds(6)).containsExactly(31L);
        assertThat(site.role(31).id()).isEqualTo(31L);
    }

    @Test
    void aPageOfObjectsGoesToTheSink() {
        server.stubFor(post(ASSETS + "object/aql?startAt=100&maxResults=50&includeAttributes=true")
                .withRequestBody(equalToJson("{\"qlQuery\":\"objectTypeId = 23 ORDER BY objectId ASC\"}"))
                .willReturn(okJson(
                                """
                        {"startAt":100,"total":1000,"isLast":"false","values":[
                         {"id":"1","objectType":{"id":"23"}},{"id":"2","objectType":{"id":"23"}}]}""")
                        .withHeader("Date", "Mon, 23 Nov 2026 00:00:07 GMT")));
        List<Long> sink = new ArrayList<>();

        ObjectPage page =
                site.objects(Aql.type(23).orderBy(Aql.Order.OBJECT_ID), 100, 50, true, object -> sink.add(object.id()));

        assertThat(sink).containsExactly(1L, 2L);
        assertThat(page.startAt()).isEqualTo(100);
        assertThat(page.received()).isEqualTo(2);
        assertThat(page.isLastClaimed()).isFalse();
        assertThat(page.total()).isEqualTo(1000);
        assertThat(page.serverDate()).isEqualTo(Instant.parse("2026-11-23T00:00:07Z"));
    }

    @Test
    void countsObjectsAndPresenceAreRead() {
        server.stubFor(post(ASSETS + "object/aql/totalcount").willReturn(okJson("{\"totalCount\":1234}")));
        server.stubFor(get(ASSETS + "object/88").willReturn(okJson("{\"id\":\"88\",\"objectType\":{\"id\":\"23\"}}")));
        server.stubFor(post(ASSETS + "object/aql?startAt=0&maxResults=100&includeAttributes=false")
                .withRequestBody(equalToJson("{\"qlQuery\":\"objectId IN (88, 89)\"}"))
                .willReturn(okJson("{\"values\":[{\"id\":\"88\",\"objectType\":{\"id\":\"23\"}}]}")));
        server.stubFor(post(ASSETS + "object/aql?startAt=1&maxResults=100&includeAttributes=false")
                .willReturn(okJson("{\"values\":[]}")));

        assertThat(site.totalCount(Aql.schema(6))).isEqualTo(1234);
        assertThat(site.object(88)).extracting(AssetObject::typeId).isEqualTo(23L);
        assertThat(site.objectPresence(List.of(88L, 89L))).containsExactly(88L);
    }

    @Test
    void issuesThatHoldObjectsAreFound() {
        server.stubFor(
                get(JIRA + "api/3/field")
                        .willReturn(
                                okJson(
                                        """
                [{"id":"summary","name":"Summary","schema":{"type":"string"}},
                 {"id":"customfield_10003","name":"Affected assets","schema":{"type":"array","customId":10003,
                  "custom":"com.atlassian.jira.plugins.cmdb:cmdb-object-cftype"}}]""")));
        server.stubFor(
                post(JIRA + "api/3/search/jql")
                        .willReturn(
                                okJson(
                                        """
                {"issues":[{"id":"10968","key":"ITSM-12","fields":{"customfield_10003":[{"objectId":"88"}]}}],
                 "nextPageToken":"opaque","isLast":false}""")));

        List<AssetsField> fields = site.assetsFields();
        IssuePage page = site.issuesWith(fields.get(0), 100, null);

        assertThat(fields).containsExactly(new AssetsField("customfield_10003", "Affected assets", 10003));
        assertThat(page.issues())
                .containsExactly(new IssuePage.Issue("10968", "ITSM-12", Map.of("customfield_10003", List.of(88L))));
        assertThat(page.nextPageToken()).isEqualTo("opaque");
        server.verify(
                postRequestedFor(urlEqualTo(JIRA + "api/3/search/jql"))
                        .withRequestBody(
                                equalToJson(
                                        """
                        {"jql":"cf[10003] is not EMPTY ORDER BY id ASC","fields":["customfield_10003"],"maxResults":100}""")));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(aResponse().withStatus(401).withBody("{\"code\":401}"), "credentials.rejected", 1),
                Arguments.of(
                        okJson("{}").withHeader("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"),
                        "credentials.rejected",
                        1),
                Arguments.of(aResponse().withStatus(403).withBody("<html>secret"), "source.forbidden", 1),
                Arguments.of(aResponse().withStatus(404), "source.not-found", 1),
                Arguments.of(aResponse().withStatus(410), "source.not-found", 1),
                Arguments.of(aResponse().withStatus(400).withBody("not json"), "source.invalid-request", 1),
                Arguments.of(aResponse().withStatus(413), "source.invalid-request", 1),
                Arguments.of(aResponse().withStatus(500), "source.server-failed", 3),
                Arguments.of(aResponse().withStatus(408), "source.server-failed", 3),
                Arguments.of(aResponse().withStatus(503).withBody("<html>"), "source.server-failed", 3),
                Arguments.of(
                        aResponse().withStatus(302).withHeader("Location", "https://evil.example.com/"),
                        "source.protocol-violated REDIRECT",
                        1),
                Arguments.of(
                        aResponse().withHeader("Content-Type", "text/html").withBody("login"),
                        "source.protocol-violated HTML_INSTEAD_OF_JSON",
                        1),
                Arguments.of(
                        aResponse().withBody("  <!DOCTYPE html>"), "source.protocol-violated HTML_INSTEAD_OF_JSON", 1),
                Arguments.of(aResponse().withStatus(200), "source.protocol-violated TRUNCATED", 3),
                Arguments.of(okJson("{\"a\":"), "source.protocol-violated TRUNCATED", 3),
                Arguments.of(okJson("{\"a\" 1}"), "source.protocol-violated MALFORMED_JSON", 3),
                Arguments.of(okJson("{\"errorMessages\":[]}"), "source.protocol-violated UNEXPECTED_SHAPE", 1),
                Arguments.of(
                        okJson("{}").withHeader("Content-Encoding", "br"),
                        "source.protocol-violated UNKNOWN_ENCODING",
                        1),
                Arguments.of(
                        okJson("not gzip at all").withHeader("Content-Encoding", "gzip"),
                        "source.protocol-violated TRUNCATED",
                        3));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsOwnErrorAndKeepsSecretsToItself(
            ResponseDefinitionBuilder response, String code, int attempts) {
        server.stubFor(any(anyUrl()).willReturn(response));

        AssetsException failure = catchThrowableOfType(
                AssetsException.class, () -> site.objects(Aql.attribute("Name", "confidential"), 0, 50, true, o -> {}));

        String found = failure instanceof ProtocolViolated violated
                ? failure.code() + " " + violated.reason()
                : failure.code();
        assertThat(found).isEqualTo(code);
        assertThat(observed).hasSize(attempts);
        assertThat(failure)
                .hasMessageNotContainingAny("confidential", "secret", SiteFixtures.EMAIL, "evil", "not json", "login");
        if (!(failure instanceof AssetsException.Unreachable)) {
            assertThat(failure.getMessage()).startsWith("POST object/aql: ");
        }
    }

    @Test
    void theErrorsOf400BelongToTheirFields() {
        server.stubFor(
                any(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withBody(
                                                """
                {"errorMessages":["m"],"errors":{"rlabs-insight-attribute-1881":"Invalid Group(s)"}}""")));

        assertThatThrownBy(site::usage).isInstanceOfSatisfying(AssetsException.InvalidRequest.class, invalid -> {
            assertThat(invalid.status()).isEqualTo(400);
            assertThat(invalid.errorMessages()).containsExactly("m");
            assertThat(invalid.fieldErrors())
                    .containsExactly(Map.entry("rlabs-insight-attribute-1881", "Invalid Group(s)"));
        });
    }

    @Test
    void aCompressedAnswerIsRead() {
        server.stubFor(get(ASSETS + "usage")
                .willReturn(okJson("{\"totalObjectsCount\":7,\"perSchemaUsageInfo\":["
                        + "{\"schemaId\":6,\"objectCount\":7}" + "]," + "\"x\":\"" + "a".repeat(5_000) + "\"}")));

        assertThat(site.usage().objectsBySchema()).containsExactly(Map.entry(6L, 7L));
        assertThat(server.getAllServeEvents().get(0).getRequest().getHeader("Accept-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void theEndpointIsNamedAsDocumented() {
        assertThat(Endpoint.AQL).hasToString("POST object/aql");
        assertThat(Endpoint.AQL_TOTAL_COUNT.limitPerMinute()).isEqualTo(500);
    }
}
