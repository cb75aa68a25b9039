package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.launcher.Api;
import io.strongroom.launcher.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The three steps of the set-up, and what ends and begins again with the connection. */
@Order(7)
@ExtendWith(InstalledProduct.class)
class SetupST {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private SimulatedSite site;
    private Product product;

    @BeforeEach
    void aSiteAndNoConnection(Product running) throws Exception {
        product = running;
        site = SimulatedSite.create(product.simulator(), "setup", 300, 0);
        disconnect();
    }

    @AfterEach
    void noLatency() {
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 0));
    }

    @Test
    void anInterruptedSetupContinuesWhereItWas() {
        assertThat(step()).isEqualTo("CREDENTIALS");
        product.put("/connection", site.connection());
        product.put("/storage", Map.of("kind", "MANAGED"));
        assertThat(step()).isEqualTo("SYNC");

        ServiceProcess config = product.installation().config();
        config.kill9();
        config.start();
        config.awaitReady(PATIENCE);

        await("the gateway has found it again")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> step().equals("SYNC"));
        product.sync();
        await("the set-up is done").atMost(PATIENCE).until(() -> step().equals("DONE"));
    }

    @Test
    void everyMandatoryFieldHasItsOwnError() throws Exception {
        assertThat(problemsOf(Map.of()))
                .containsOnlyKeys("siteUrl", "workspaceId", "email", "apiToken")
                .allSatisfy((field, message) -> assertThat(message).startsWith("Enter"));
        for (String field : site.connection().keySet()) {
            Map<String, Object> form = new HashMap<>(site.connection());
            form.remove(field);
            assertThat(problemsOf(form)).containsOnlyKeys(field);
        }
        assertThat(step()).isEqualTo("CREDENTIALS");
    }

    @Test
    void theWorkspaceMustBelongToTheSite() throws Exception {
        SimulatedSite other = SimulatedSite.create(product.simulator(), "setup-other", 10, 0);

        assertThat(problemsOf(site.withWorkspaceId(other.workspaceId()).connection()))
                .hasEntrySatisfying(
                        "workspaceId", message -> assertThat(message).contains("does not belong"));
    }

    @Test
    void aMissingAgentLicenceAndMissingAssetsAreSaidInWords() throws Exception {
        product.simulator().put("/__sim/sites/" + site.name(), Map.of("agentLicence", false));
        assertThat(problemsOf(site.connection())).hasEntrySatisfying("workspaceId", message -> assertThat(message)
                .contains("agent licence"));

        product.simulator().put("/__sim/sites/" + site.name(), Map.of("agentLicence", true, "assets", false));
        assertThat(problemsOf(site.connection())).hasEntrySatisfying("workspaceId", message -> assertThat(message)
                .contains("no Assets workspace"));
    }

    @Test
    void whoIsNoJiraAdministratorIsWarnedOfWhatWillNotWork() {
        product.simulator().put("/__sim/sites/" + site.name(), Map.of("jiraAdmin", false));

        JsonNode connection = product.put("/connection", site.connection());

        assertThat(connection.path("jiraAdmin").asBoolean(true)).isFalse();
        assertThat(connection.at("/warnings/0/detail").asText())
                .contains("schemas cannot be created")
                .contains("issues");
    }

    @Test
    void editingChecksAgainAndKeepsWhatWasRight() throws Exception {
        product.put("/connection", site.connection());
        Map<String, Object> edited = new HashMap<>(site.connection());
        edited.remove("apiToken");

        assertThat(product.put("/connection", edited).path("apiTokenSet").asBoolean())
                .isTrue();
        product.simulator().put("/__sim/sites/" + site.name(), Map.of("token", "revoked"));
        assertThat(problemsOf(edited)).containsOnlyKeys("apiToken");
        assertThat(product.get("/connection").path("siteUrl").asText()).isEqualTo(site.siteUrl());
    }

    @Test
    void theStoredTokenIsNotSentToAnotherSite() throws Exception {
        product.put("/connection", site.connection());
        SimulatedSite other = SimulatedSite.create(product.simulator(), "setup-elsewhere", 10, 0);
        Map<String, Object> edited =
                new HashMap<>(site.withSiteUrl(other.siteUrl()).connection());
        edited.remove("apiToken");

        assertThat(problemsOf(edited)).containsOnlyKeys("apiToken");
        assertThat(product.simulator().get("/__sim/log?site=" + other.name()).path("requests"))
                .isEmpty();
    }

    @Test
    void withoutTheConnectionSchemasLeaveBackupsStopAndBothComeBack() throws Exception {
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String kept = product.backUp(schema, PATIENCE).path("id").asText();
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 1_000));
        String running = product.startBackup(schema);
        product.awaitBackup(running, PATIENCE, Set.of("IN_PROGRESS"));

        product.delete("/connection");

        assertThat(step()).isEqualTo("CREDENTIALS");
        assertThat(Product.refusalOf(() -> product.get("/connection")).status()).isEqualTo(404);
        await("its schemas have left the grid").atMost(PATIENCE).until(() -> !inTheGrid(schema));
        assertThat(product.awaitEnd(running, PATIENCE).path("state").asText()).isIn("STOPPED", "FAILED");
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 0));
        assertThat(product.backup(kept).path("state").asText()).isIn(Product.GOOD);
        assertThat(product.post("/backups/" + kept + "/verify", Map.of())
                        .path("ok")
                        .asBoolean())
                .isTrue();

        product.setUp(site);

        assertThat(inTheGrid(schema)).as("under the same id").isTrue();
        assertThat(product.get("/schemas/" + schema.path("id").asText() + "/backups")
                        .path("items")
                        .findValuesAsText("id"))
                .contains(kept, running);
    }

    private boolean inTheGrid(JsonNode schema) {
        return product.get("/schemas?size=200")
                .path("items")
                .findValuesAsText("id")
                .contains(schema.path("id").asText());
    }

    private String step() {
        return product.get("/setup").path("step").asText();
    }

    private void disconnect() throws Exception {
        try {
            product.delete("/connection");
        } catch (Api.Refused nothingThere) {
            assertThat(nothingThere.status()).isEqualTo(404);
        }
    }

    private Map<String, String> problemsOf(Map<String, Object> form) throws Exception {
        Api.Refused refused = Product.refusalOf(() -> product.put("/connection", form));
        assertThat(refused.status()).as(refused.getMessage()).isEqualTo(422);
        return problems(refused);
    }

    static Map<String, String> problems(Api.Refused refused) throws IOException {
        Map<String, String> problems = new TreeMap<>();
        for (JsonNode error : JSON.readTree(refused.problem()).path("fieldErrors")) {
            problems.put(error.path("field").asText(), error.path("message").asText());
        }
        return problems;
    }
}
