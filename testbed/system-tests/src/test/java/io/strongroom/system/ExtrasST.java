package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to the objects, beside what the site itself answers when it is asked without the product. */
@Order(20)
@ExtendWith(InstalledProduct.class)
class ExtrasST {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Integer> FIELDS = List.of(10043, 10107);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void issuesThatHoldObjectsAreInTheBackup(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "extras", 400, 250);
        product.setUp(site);
        JsonNode schema = product.largestSchema();

        JsonNode backup = product.backUp(schema, PATIENCE);

        String id = backup.path("id").asText();
        Map<String, List<String>> held = held(site, objectIds(product, id));
        Set<String> issues = new HashSet<>();
        held.keySet().forEach(key -> issues.add(key.substring(key.indexOf('/') + 1)));
        assertThat(shown(product, id)).isEqualTo(held).isNotEmpty();
        assertThat(backup.at("/objectsInIssues/state").asText())
                .as(backup.toString())
                .isEqualTo("COMPLETE");
        assertThat(backup.at("/objectsInIssues/issueCount").asInt()).isEqualTo(issues.size());
        assertThat(issues.size()).isLessThan(held.size());
        JsonNode verified = product.post("/backups/" + id + "/verify", Map.of());
        assertThat(verified.path("ok").asBoolean()).as(verified.toString()).isTrue();

        product.simulator().put("/__sim/sites/" + site.name(), Map.of("jiraAdmin", false, "hiddenFields", FIELDS));
        JsonNode blind = product.backUp(schema, PATIENCE);
        assertThat(blind.at("/objectsInIssues/state").asText())
                .as(blind.toString())
                .isEqualTo("NOT_READABLE");
        assertThat(blind.path("state").asText()).isEqualTo("COMPLETED_WITH_WARNINGS");
    }

    private static Set<String> objectIds(Product product, String backupId) {
        Set<String> ids = new HashSet<>();
        for (int page = 0; ; page++) {
            JsonNode items = product.get("/backups/" + backupId + "/objects?size=200&page=" + page)
                    .path("items");
            if (items.isEmpty()) {
                return ids;
            }
            items.forEach(object -> ids.add(object.path("id").asText()));
        }
    }

    private static Map<String, List<String>> shown(Product product, String backupId) {
        Map<String, List<String>> shown = new TreeMap<>();
        for (int page = 0; ; page++) {
            JsonNode items = product.get("/backups/" + backupId + "/issues?size=100&page=" + page)
                    .path("items");
            if (items.isEmpty()) {
                return shown;
            }
            for (JsonNode item : items) {
                List<String> objects = new ArrayList<>();
                item.path("objectIds").forEach(object -> objects.add(object.asText()));
                shown.put(
                        item.path("fieldId").asText() + "/"
                                + item.path("issueKey").asText(),
                        objects);
            }
        }
    }

    /** Every issue is asked for by itself, which is another way than the product's. */
    private static Map<String, List<String>> held(SimulatedSite site, Set<String> ofSchema) throws Exception {
        Map<String, List<String>> held = new TreeMap<>();
        HttpClient http = HttpClient.newHttpClient();
        String credential = Base64.getEncoder()
                .encodeToString((site.email() + ":" + site.token()).getBytes(StandardCharsets.UTF_8));
        for (int number = 0; number < 250; number++) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(site.siteUrl() + "/rest/api/3/issue/" + (10_000 + 3 * number)))
                            .header("Authorization", "Basic " + credential)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode issue = JSON.readTree(answer.body());
            for (int field : FIELDS) {
                List<String> objects = new ArrayList<>();
                issue.path("fields")
                        .path("customfield_" + field)
                        .forEach(object -> objects.add(object.path("objectId").asText()));
                objects.retainAll(ofSchema);
                if (!objects.isEmpty()) {
                    held.put("customfield_" + field + "/" + issue.path("key").asText(), objects);
                }
            }
        }
        return held;
    }
}
