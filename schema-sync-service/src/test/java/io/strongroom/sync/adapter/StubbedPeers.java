package io.strongroom.sync.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** config-service and one Atlassian site as WireMock; one server per test JVM. */
public final class StubbedPeers implements QuarkusTestResourceLifecycleManager {
    public static final String TOKEN = "ATATT-the-secret-token";

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());

    @Override
    public Map<String, String> start() {
        SERVER.start();
        return Map.of(
                "quarkus.rest-client.config-service.url",
                SERVER.baseUrl(),
                "strongroom.sync.development-addresses",
                "localhost:" + SERVER.port());
    }

    @Override
    public void stop() {
        SERVER.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StubbedPeers.class));
    }

    public WireMockServer server() {
        return SERVER;
    }

    /** config-service knows this connection and no other instance. */
    public void connection(String instanceId, String name, long revision) {
        String url = SERVER.baseUrl() + "/sites/" + name;
        SERVER.stubFor(get("/internal/v1/instances")
                .willReturn(okJson(
                        """
                        [{"instanceId":"%s","role":"CONNECTION","type":"CLOUD","name":"%s","url":"%s",
                          "workspaceId":"%s","revision":%d,"aFieldOfALaterVersion":1}]
                        """
                                .formatted(instanceId, name, url, instanceId, revision))));
        SERVER.stubFor(get("/internal/v1/instances/" + instanceId + "/credential")
                .willReturn(okJson(
                        """
                        {"instanceId":"%s","type":"CLOUD","url":"%s","workspaceId":"%s","email":"anna@example.com",
                         "token":"%s","revision":%d}
                        """
                                .formatted(instanceId, url, instanceId, TOKEN, revision))));
    }

    public void configServiceFails() {
        SERVER.stubFor(get("/internal/v1/instances").willReturn(aResponse().withStatus(500)));
    }

    /** The site has these schemas, and no others. */
    public void siteHas(String instanceId, SourceSchema... schemas) {
        List<String> values = new ArrayList<>();
        for (SourceSchema schema : schemas) {
            values.add(json(instanceId, schema));
        }
        SERVER.stubFor(get(urlPathEqualTo(list(instanceId))).willReturn(page(List.of())));
        for (int from = 0; from < values.size(); from += 50) {
            SERVER.stubFor(get(urlPathEqualTo(list(instanceId)))
                    .withQueryParam("startAt", equalTo(Integer.toString(from)))
                    .willReturn(page(values.subList(from, Math.min(from + 50, values.size())))));
        }
    }

    /** Asked for it by its id, the site has this schema, whatever it lists. */
    public void siteStillHas(String instanceId, SourceSchema schema) {
        SERVER.stubFor(get(urlPathEqualTo("/jsm/assets/workspace/" + instanceId + "/v1/objectschema/" + schema.id()))
                .willReturn(okJson(json(instanceId, schema))));
    }

    public void siteAnswers(String instanceId, int status) {
        SERVER.resetMappings();
        connection(instanceId, "failing", 1);
        SERVER.stubFor(get(urlPathEqualTo(list(instanceId)))
                .willReturn(aResponse().withStatus(status).withBody("{\"code\":401,\"message\":\"Unauthorized\"}")));
    }

    private static String json(String instanceId, SourceSchema schema) {
        return """
                {"workspaceId":"%s","globalId":"%s:%d","id":"%d","name":"%s","objectSchemaKey":"%s","status":"Ok",
                 "created":"2021-02-16T18:04:31.284Z","updated":"2021-02-16T18:04:31.288Z","objectCount":%d,
                 "objectTypeCount":3,"canManage":true}
                """
                .formatted(
                        instanceId,
                        instanceId,
                        schema.id(),
                        schema.id(),
                        schema.name(),
                        schema.key(),
                        schema.objects());
    }

    private static ResponseDefinitionBuilder page(List<String> values) {
        return okJson("{\"startAt\":0,\"maxResults\":50,\"total\":1000,\"isLast\":false,\"values\":["
                + String.join(",", values) + "]}");
    }

    private static String list(String workspaceId) {
        return "/jsm/assets/workspace/" + workspaceId + "/v1/objectschema/list";
    }

    public record SourceSchema(long id, String name, String key, long objects) {}
}
