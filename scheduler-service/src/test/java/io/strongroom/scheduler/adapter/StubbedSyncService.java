package io.strongroom.scheduler.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** schema-sync-service as WireMock; one per test JVM. */
public final class StubbedSyncService implements QuarkusTestResourceLifecycleManager {
    public static final String INSTANCE_ID = "5c1d2c0e-7a54-3f0f-8d8a-0f5a1d6e9b42";

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());

    @Override
    public Map<String, String> start() {
        SERVER.start();
        return Map.of("quarkus.rest-client.sync-service.url", SERVER.baseUrl());
    }

    @Override
    public void stop() {
        SERVER.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StubbedSyncService.class));
    }

    public WireMockServer server() {
        return SERVER;
    }

    public String aSchema(String status) {
        return aSchema(status, INSTANCE_ID);
    }

    public String aSchema(String status, String instanceId) {
        String schemaId = UUID.randomUUID().toString();
        SERVER.stubFor(get("/internal/v1/schemas/" + schemaId)
                .willReturn(okJson(
                        """
                                {"schemaId":"%s","instanceId":"%s","sourceId":"6","name":"ITSM","key":"ITSM",
                                 "status":"%s","objectCount":95,"aFieldOfALaterVersion":true}
                                """
                                .formatted(schemaId, instanceId, status))));
        return schemaId;
    }
}
