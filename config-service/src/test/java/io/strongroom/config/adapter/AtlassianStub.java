package io.strongroom.config.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A site that answers as Atlassian does, at an allowed development address, and a key that seals its credentials. */
public final class AtlassianStub implements QuarkusTestResourceLifecycleManager {

    public static final String WORKSPACE = "3b3b70g5-66f8-3c01-a2d7-e5bbf2584dc3";
    public static final String EMAIL = "bot@example.com";
    public static final String TOKEN = "ATATT3x-very-secret-0123456789";
    public static final String PERSONAL_TOKEN = "NjY4-personal-access-token-0123456789";
    /** 32 zero bytes. */
    public static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static final String MYSELF = "/sites/acme/rest/api/3/myself";
    private static final String PERMISSIONS = "/sites/acme/rest/api/3/mypermissions";
    private static final String WORKSPACES = "/sites/acme/rest/servicedeskapi/assets/workspace";
    private static final String SCHEMAS = "/jsm/assets/workspace/" + WORKSPACE + "/v1/objectschema/list";

    private static final String HOST = "/dc/office";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private boolean running;

    @Override
    public Map<String, String> start() {
        server.start();
        running = true;
        healthy();
        return Map.of(
                "config-service.credentials.key",
                KEY,
                "config-service.egress.development-addresses",
                "localhost:" + server.port(),
                // The announcement after a write publishes; a timer between would make what waits unpredictable.
                "config-service.outbox.every",
                "3600s");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(AtlassianStub.class));
    }

    @Override
    public void stop() {
        if (running) {
            server.stop();
            running = false;
        }
    }

    public String siteUrl() {
        return "http://localhost:" + server.port() + "/sites/acme";
    }

    public String dataCenterUrl() {
        return "http://localhost:" + server.port() + HOST;
    }

    public String origin() {
        return "http://localhost:" + server.port();
    }

    public int requests() {
        return server.getAllServeEvents().size();
    }

    /** Everything as it should be, for the right credential only. */
    public void healthy() {
        server.resetAll();
        server.stubFor(
                get(urlPathEqualTo(MYSELF)).atPriority(9).willReturn(aResponse().withStatus(401)));
        BasicCredentials credentials = new BasicCredentials(EMAIL, TOKEN);
        stub(
                MYSELF,
                credentials,
                okJson("{\"accountId\":\"712020:0000\",\"emailAddress\":\"" + EMAIL
                        + "\",\"displayName\":\"Backup Bot\",\"active\":true,\"timeZone\":\"Etc/UTC\"}"));
        stub(
                PERMISSIONS,
                credentials,
                okJson(
                        "{\"permissions\":{\"ADMINISTER\":{\"id\":\"0\",\"key\":\"ADMINISTER\",\"havePermission\":true}}}"));
        stub(
                WORKSPACES,
                credentials,
                okJson("{\"size\":1,\"start\":0,\"limit\":50,\"isLastPage\":true,\"values\":[{\"workspaceId\":\""
                        + WORKSPACE + "\"}]}"));
        stub(
                SCHEMAS,
                credentials,
                okJson("{\"startAt\":0,\"maxResults\":50,\"total\":0,\"values\":[],\"last\":true,\"isLast\":true}"));
        healthyDataCenter();
    }

    private void healthyDataCenter() {
        server.stubFor(get(urlPathMatching(HOST + "/.*"))
                .atPriority(9)
                .willReturn(aResponse().withStatus(401)));
        dataCenter(
                "/rest/api/2/myself",
                "{\"key\":\"JIRAUSER10100\",\"name\":\"bot\",\"displayName\":\"Backup Bot\",\"active\":true}");
        dataCenter(
                "/rest/api/2/mypermissions",
                "{\"permissions\":{\"ADMINISTER\":{\"key\":\"ADMINISTER\",\"havePermission\":true}}}");
        dataCenter("/rest/assets/1.0/objectschema/list", "{\"objectschemas\":[]}");
    }

    private void dataCenter(String path, String json) {
        server.stubFor(get(urlPathEqualTo(HOST + path))
                .atPriority(5)
                .withHeader("Authorization", equalTo("Bearer " + PERSONAL_TOKEN))
                .willReturn(okJson(json)));
    }

    public void dataCenterAnswers(ResponseDefinitionBuilder response) {
        server.stubFor(get(urlPathMatching(HOST + "/.*")).atPriority(1).willReturn(response));
    }

    public void myselfAnswers(ResponseDefinitionBuilder response) {
        answers(MYSELF, response);
    }

    public void permissionsAnswer(ResponseDefinitionBuilder response) {
        answers(PERMISSIONS, response);
    }

    public void workspacesAnswer(ResponseDefinitionBuilder response) {
        answers(WORKSPACES, response);
    }

    public void schemasAnswer(ResponseDefinitionBuilder response) {
        answers(SCHEMAS, response);
    }

    private void answers(String path, ResponseDefinitionBuilder response) {
        server.stubFor(get(urlPathEqualTo(path)).atPriority(1).willReturn(response));
    }

    private void stub(String path, BasicCredentials credentials, ResponseDefinitionBuilder response) {
        MappingBuilder mapping = get(urlPathEqualTo(path)).atPriority(5);
        server.stubFor(mapping.withBasicAuth(credentials.username, credentials.password)
                .willReturn(response));
    }
}
