package io.strongroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Data Center host beside the Cloud site of the same simulator. */
class DataCenterTest {
    private static final String TOKEN = "NjY4-personal";

    private TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite(50);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aTokenAsBearerIsKnownAndNothingElseIs() {
        String host = host(Map.of());

        TestSite.Answer myself = get(host + "/rest/api/2/myself", TOKEN);
        assertThat(myself.status()).isEqualTo(200);
        assertThat(myself.json().get("key").asText()).startsWith("JIRAUSER");
        assertThat(myself.json().has("accountId")).isFalse();

        assertThat(get(host + "/rest/api/2/myself", "other").status()).isEqualTo(401);
        assertThat(get(host + "/rest/api/2/myself", "other").header("X-Seraph-LoginReason"))
                .isEqualTo("AUTHENTICATED_FAILED");
        assertThat(site.send("GET", host + "/rest/api/2/myself", null, Map.of()).status())
                .isEqualTo(401);
        assertThat(site.send("GET", host + "/rest/api/2/myself", null, site.signedIn())
                        .status())
                .isEqualTo(401);
        assertThat(site.send("GET", host + "/rest/api/2/serverInfo", null, Map.of())
                        .json()
                        .get("deploymentType")
                        .asText())
                .isEqualTo("Server");
    }

    @Test
    void schemasHaveNumbersAsIdsAndNoPages() {
        String host = host(Map.of());

        JsonNode schemas =
                get(host + "/rest/assets/1.0/objectschema/list", TOKEN).json().get("objectschemas");

        assertThat(schemas).hasSize(2);
        assertThat(schemas.get(0).get("id").isIntegralNumber()).isTrue();
        assertThat(schemas.get(0).get("objectCount").asInt()).isPositive();
        assertThat(schemas.get(0).has("workspaceId")).isFalse();
        assertThat(get(host + "/rest/insight/1.0/objectschema/list", TOKEN)
                        .json()
                        .get("objectschemas"))
                .isEqualTo(schemas);
        assertThat(get(host + "/rest/assets/1.0/objectschema/list?startAt=0", TOKEN)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void oneSchemaIsTheSameAsInTheList() {
        String host = host(Map.of());
        JsonNode first = get(host + "/rest/assets/1.0/objectschema/list", TOKEN)
                .json()
                .get("objectschemas")
                .get(0);

        assertThat(get(host + "/rest/assets/1.0/objectschema/" + first.get("id").asInt(), TOKEN)
                        .json())
                .isEqualTo(first);
        assertThat(get(host + "/rest/assets/1.0/objectschema/999999", TOKEN).status())
                .isEqualTo(404);
    }

    @Test
    void anOlderHostHasInsightOnly() {
        String host = host(Map.of("assetsApis", List.of("insight")));

        TestSite.Answer unknown = get(host + "/rest/assets/1.0/objectschema/list", TOKEN);

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).startsWith("<?xml");
        assertThat(get(host + "/rest/insight/1.0/objectschema/list", TOKEN).status())
                .isEqualTo(200);
    }

    @Test
    void aHostWithoutAssetsOrAnAccountWithoutLicenceIsRefused() {
        assertThat(get(host(Map.of("assets", false)) + "/rest/assets/1.0/objectschema/list", TOKEN)
                        .status())
                .isEqualTo(404);
        assertThat(get(host(Map.of("agentLicence", false)) + "/rest/assets/1.0/objectschema/list", TOKEN)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pagesForPeopleLeadToTheLogin() {
        assertThat(get(host(Map.of()) + "/secure/Dashboard.jspa", TOKEN).status())
                .isEqualTo(302);
        assertThat(get(host(Map.of()) + "/rest/api/2/nothing", TOKEN).status()).isEqualTo(404);
    }

    @Test
    void aHostIsNoCloudSite() {
        host(Map.of());

        assertThat(site.send("GET", site.simulator.baseUrl() + "/sites/office/rest/api/3/myself", null, bearer(TOKEN))
                        .status())
                .isEqualTo(404);
        assertThat(site.jira("/rest/api/3/myself").status()).isEqualTo(200);
    }

    @Test
    void theTokenCanBeRevoked() {
        String host = host(Map.of());

        site.control("PUT", "/sites/office", Map.of("token", "another"));

        assertThat(get(host + "/rest/api/2/myself", TOKEN).status()).isEqualTo(401);
    }

    private String host(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("site", "office");
        body.put("type", "DATA_CENTER");
        body.put("token", TOKEN);
        body.put("dataset", Map.of("seed", 7, "objects", 60));
        TestSite.Answer created = site.control("POST", "/sites", body);
        assertThat(created.json().has("workspaceId")).isFalse();
        return created.json().get("siteUrl").asText();
    }

    private TestSite.Answer get(String url, String token) {
        return site.send("GET", url, null, bearer(token));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
