package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schemas of other instances than the connection: a Data Center host, and another Cloud site. */
@Order(8)
@ExtendWith(InstalledProduct.class)
class SourcesST {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int OBJECTS = 600;

    private Product product;

    @BeforeEach
    void connectedToAnotherSite(Product running) {
        product = running;
        product.setUp(SimulatedSite.create(product.simulator(), "sources-own", 40, 0));
        withoutInstances();
    }

    @AfterEach
    void withoutInstances() {
        product.simulator().put("/__sim/profile", Map.of());
        for (String id : product.get("/instances?size=200").path("items").findValuesAsText("id")) {
            product.delete("/instances/" + id);
        }
    }

    @Test
    void aSchemaOfADataCenterHostIsBackedUpLikeAnyOther() throws Exception {
        SimulatedSite host = SimulatedSite.dataCenter(product.simulator(), "sources-host", OBJECTS);
        product.simulator().put("/__sim/profile", Map.of("quirks", List.of("offset-timestamps", "history-type-text")));

        assertBackedUp(host, add("DATA_CENTER", host), "DATA_CENTER");
    }

    @Test
    void aSchemaOfAnotherCloudSiteIsBackedUpLikeThatOfTheConnection() throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "sources-cloud", OBJECTS, 0);

        assertBackedUp(site, add("CLOUD", site), "ANOTHER_CLOUD");
    }

    @Test
    void aHostThatCanNeitherSelectByIdNorSendLargePagesIsReadAllTheSame() throws Exception {
        SimulatedSite host = SimulatedSite.dataCenter(product.simulator(), "sources-old-host", OBJECTS);
        product.simulator().put("/__sim/profile", Map.of("pageSizeMax", 20, "quirks", List.of("no-object-id-ranges")));

        assertBackedUp(host, add("DATA_CENTER", host), "DATA_CENTER");
    }

    @Test
    void whatAnAccountMayNotSeeOfAHostIsSaidInTheBackup() {
        SimulatedSite host = SimulatedSite.dataCenter(product.simulator(), "sources-user", 60);
        product.simulator().put("/__sim/sites/" + host.name(), Map.of("jiraAdmin", false));
        product.simulator().put("/__sim/profile", Map.of("quirks", List.of("attributes-for-admins")));

        JsonNode backup = product.backUp(largestSchemaOf(add("DATA_CENTER", host)), PATIENCE);

        assertThat(backup.path("state").asText()).isEqualTo("COMPLETED_WITH_WARNINGS");
        assertThat(backup.path("warnings").findValuesAsText("detail"))
                .anyMatch(detail -> detail.contains("attributes"));
    }

    private void assertBackedUp(SimulatedSite site, String instanceId, String type) throws Exception {
        JsonNode schema = largestSchemaOf(instanceId);
        assertThat(schema.path("instance").path("type").asText()).isEqualTo(type);

        String backup = product.backUp(schema, PATIENCE).path("id").asText();

        JsonNode verified = product.post("/backups/" + backup + "/verify", Map.of());
        assertThat(verified.path("ok").asBoolean()).as(verified.toString()).isTrue();
        Comparison.assertEqual(product, site, schema, backup);
        assertThat(product.get("/backups/" + backup + "/types?size=200").findValuesAsText("name"))
                .contains("Laptop");
    }

    /** The id of the instance, whose schemas are known. */
    private String add(String type, SimulatedSite site) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", site.name());
        form.put("type", type);
        form.put("url", site.siteUrl());
        form.put("token", site.token());
        form.put("source", true);
        if (type.equals("CLOUD")) {
            form.put("workspaceId", site.workspaceId());
            form.put("email", site.email());
        }
        String id = product.post("/instances", form).path("id").asText();
        product.sync();
        return id;
    }

    private JsonNode largestSchemaOf(String instanceId) {
        JsonNode items = product.get("/schemas?size=1&sort=objectCount,desc&instanceId=" + instanceId)
                .path("items");
        return StreamSupport.stream(items.spliterator(), false).findFirst().orElseThrow();
    }
}
