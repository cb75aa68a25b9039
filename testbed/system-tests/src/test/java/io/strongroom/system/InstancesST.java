package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.launcher.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Target instances and other sources, Cloud and Data Center. */
@Order(8)
@ExtendWith(InstalledProduct.class)
class InstancesST {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String token = "SECRET-" + UUID.randomUUID();
    private Product product;
    private SimulatedSite cloud;
    private String host;

    @BeforeEach
    void instancesToBeAdded(Product running) {
        product = running;
        cloud = SimulatedSite.create(product.simulator(), "subsidiary", 120, 0);
        host = product.simulator()
                .post(
                        "/__sim/sites",
                        Map.of(
                                "site",
                                "office",
                                "type",
                                "DATA_CENTER",
                                "token",
                                token,
                                "dataset",
                                Map.of("seed", 9, "objects", 80)))
                .path("siteUrl")
                .asText();
        emptyList();
    }

    @AfterEach
    void emptyList() {
        for (String id : product.get("/instances?size=200").path("items").findValuesAsText("id")) {
            product.delete("/instances/" + id);
        }
    }

    @Test
    void aCloudTargetIsAddedListedEditedCheckedAndDeleted() throws Exception {
        JsonNode added = product.post("/instances", target("Subsidiary"));
        String path = "/instances/" + added.path("id").asText();
        assertThat(product.get("/instances?search=subsid").path("items").findValuesAsText("name"))
                .containsExactly("Subsidiary");

        Map<String, Object> edited = target("Subsidiary, new");
        edited.remove("token");
        edited.put("revision", added.path("revision").asLong());
        assertThat(product.put(path, edited).path("name").asText()).isEqualTo("Subsidiary, new");
        assertThat(Product.refusalOf(() -> product.put(path, edited)).code()).isEqualTo("instance.changed-meanwhile");

        assertThat(product.post(path + "/check", Map.of()).path("tokenSet").asBoolean())
                .isTrue();
        product.simulator().put("/__sim/sites/" + cloud.name(), Map.of("token", "revoked"));
        assertThat(fieldsOf(Product.refusalOf(() -> product.post(path + "/check", Map.of()))))
                .containsExactly("token credentials.rejected");

        product.delete(path);
        assertThat(Product.refusalOf(() -> product.get(path)).status()).isEqualTo(404);
    }

    @Test
    void aDataCenterSourceIsAddedWithItsPersonalAccessToken() throws Exception {
        JsonNode added = product.post("/instances", source("Head office"));

        assertThat(added.path("type").asText()).isEqualTo("DATA_CENTER");
        assertThat(added.toString()).doesNotContain(token);
        Map<String, Object> wrong = source("Another");
        wrong.put("token", "wrong");
        wrong.put("url", host);
        assertThat(fieldsRefusedFor(wrong)).containsExactly("url url.taken");
        product.delete("/instances/" + added.path("id").asText());
        assertThat(fieldsRefusedFor(wrong)).containsExactly("token credentials.rejected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://subsidiary.atlassian.net          | url.not-https",
                "https://localhost                        | url.forbidden-host",
                "https://localhost.                       | url.forbidden-host",
                "https://app.localhost                    | url.forbidden-host",
                "https://127.0.0.1                        | url.forbidden-host",
                "https://127.1                            | url.malformed",
                "https://2130706433                       | url.forbidden-host",
                "https://0177.0.0.1                       | url.forbidden-host",
                "https://0x7f.0.0.1                       | url.malformed",
                "https://[::1]                            | url.forbidden-host",
                "https://[::ffff:127.0.0.1]               | url.forbidden-host",
                "https://[64:ff9b::a9fe:a9fe]             | url.forbidden-host",
                "https://10.0.0.1                         | url.forbidden-host",
                "https://169.254.169.254                  | url.forbidden-host",
                "https://metadata.google.internal         | url.forbidden-host",
            })
    void thereIsNoWayInside(String url, String code) throws Exception {
        Map<String, Object> form = target("Subsidiary");
        form.put("url", url);

        assertThat(fieldsRefusedFor(form)).containsExactly("url " + code);
    }

    @Test
    void aNameThatPointsInsideIsRefusedOrAtLeastNotReached() throws Exception {
        Map<String, Object> form = target("Subsidiary");
        form.put("url", "https://localtest.me");

        // Where the tests run may have no name server; then the name cannot be resolved at all.
        assertThat(fieldsRefusedFor(form))
                .singleElement()
                .isIn("url url.forbidden-host", "url url.unreachable-over-https");
    }

    @Test
    void namesAreGivenOnceAndWorkspacesListedOnce() throws Exception {
        product.post("/instances", target("Subsidiary"));

        assertThat(fieldsRefusedFor(source("SUBSIDIARY"))).containsExactly("name name.taken");
        assertThat(fieldsRefusedFor(target("Other"))).containsExactly("workspaceId workspace.taken");
        Map<String, Object> connection = new HashMap<>(cloud.connection());
        assertThat(fieldsOf(Product.refusalOf(() -> product.put("/connection", connection))))
                .containsExactly("workspaceId workspace.taken");
    }

    @Test
    void withoutItsInstanceASchemaIsInactiveAndComesBackWithIt() {
        SimulatedSite own = SimulatedSite.create(product.simulator(), "instances-own", 50, 0);
        product.setUp(own);
        String id = product.post("/instances", source("Head office")).path("id").asText();
        product.sync();
        assertThat(statusesOf(id)).isNotEmpty().containsOnly("ACTIVE");

        product.delete("/instances/" + id);

        await("its schemas are inactive").atMost(PATIENCE).until(() -> statusesOf(id).stream()
                .allMatch("INACTIVE"::equals));
        assertThat(statusesOf(id)).as("and still there").isNotEmpty();

        assertThat(product.post("/instances", source("Head office")).path("id").asText())
                .isEqualTo(id);
        product.sync();
        await("its schemas are active").atMost(PATIENCE).until(() -> statusesOf(id).stream()
                .allMatch("ACTIVE"::equals));
    }

    private List<String> statusesOf(String instanceId) {
        return product.get("/schemas?size=200&instanceId=" + instanceId)
                .path("items")
                .findValuesAsText("status");
    }

    private Map<String, Object> target(String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("type", "CLOUD");
        form.put("url", cloud.siteUrl());
        form.put("workspaceId", cloud.workspaceId());
        form.put("email", cloud.email());
        form.put("token", cloud.token());
        form.put("target", true);
        return form;
    }

    private Map<String, Object> source(String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("type", "DATA_CENTER");
        form.put("url", host);
        form.put("token", token);
        form.put("source", true);
        return form;
    }

    private List<String> fieldsRefusedFor(Map<String, Object> form) throws Exception {
        return fieldsOf(Product.refusalOf(() -> product.post("/instances", form)));
    }

    private static List<String> fieldsOf(Api.Refused refused) throws IOException {
        assertThat(refused.status()).as(refused.getMessage()).isEqualTo(422);
        List<String> fields = new ArrayList<>();
        for (JsonNode error : JSON.readTree(refused.problem()).path("fieldErrors")) {
            fields.add(error.path("field").asText() + " " + error.path("code").asText());
        }
        return fields;
    }
}
