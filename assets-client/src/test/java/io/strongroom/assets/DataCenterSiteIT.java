package io.strongroom.assets;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.strongroom.assets.call.AssetsException.CredentialsRejected;
import io.strongroom.assets.call.AssetsException.NotFound;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.definition.Schema;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterSiteIT {

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
