package io.strongroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetTest {

    /** Media tokens, and with them avatars, change by time and by address; nothing else does. */
    private static JsonNode stable(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("avatar", "_links", "icon", "url16", "avatarUrl", "globalId", "workspaceId"));
        }
        node.forEach(DatasetTest::stable);
        return node;
    }

    @Test
    void theSameSeedGivesTheSameObjects() {
        try (TestSite one = new TestSite(700);
                TestSite other = new TestSite(700)) {
            List<JsonNode> first = one.dumped();
            List<JsonNode> second = other.dumped();
            assertThat(first).hasSize(700);
            first.forEach(DatasetTest::stable);
            second.forEach(DatasetTest::stable);
            assertThat(first).isEqualTo(second);
        }
    }

    @Test
    void theDumpIsWhatThePagesShow() {
        try (TestSite site = new TestSite(900)) {
            Map<String, JsonNode> dumped = new HashMap<>();
            site.dumped().forEach(object -> dumped.put(object.get("id").asText(), object));
            Map<String, JsonNode> paged = new HashMap<>();
            String after = "0";
            while (true) {
                JsonNode values = site.aql("objectId > " + after + " ORDER BY objectId", 0, 70)
                        .json()
                        .get("values");
                if (values.isEmpty()) {
                    break;
                }
                values.forEach(object -> paged.put(object.get("id").asText(), object));
                after = values.get(values.size() - 1).get("id").asText();
            }
            assertThat(paged).isEqualTo(dumped).hasSize(900);
        }
    }

    @Test
    void theFirstSchemaGetsTheBulkAndCountsAgree() {
        try (TestSite site = new TestSite(1000)) {
            JsonNode schemas =
                    site.get("objectschema/list?includeCounts=true").json().get("values");
            assertThat(schemas).hasSize(3);
            assertThat(schemas.get(0).get("objectCount").asInt()).isEqualTo(900);
            JsonNode usage = site.get("usage").json();
            assertThat(usage.get("totalObjectsCount").asInt()).isEqualTo(1000);
            int sum = 0;
            for (JsonNode type : site.get("objectschema/2/objecttypes/flat?includeObjectCounts=true")
                    .json()) {
                sum += type.get("objectCount").asInt();
            }
            assertThat(sum).isEqualTo(900);
        }
    }

    @Test
    void itHoldsEveryAttributeTypeAndEveryKindOfReference() {
        try (TestSite site = new TestSite(4000)) {
            Set<Integer> kinds = new HashSet<>();
            Set<Integer> defaults = new HashSet<>();
            for (int schema : new int[] {2, 5}) {
                for (JsonNode attribute :
                        site.get("objectschema/" + schema + "/attributes").json()) {
                    kinds.add(attribute.path("type").asInt(0));
                    defaults.add(attribute.at("/defaultType/id").asInt(-1));
                }
            }
            assertThat(kinds).contains(0, 1, 2, 4, 6, 7, 8);
            assertThat(defaults).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            Set<String> ids = new HashSet<>();
            List<JsonNode> objects = site.dumped();
            objects.forEach(object -> ids.add(object.get("id").asText()));
            int self = 0;
            int dangling = 0;
            int crossing = 0;
            List<String> keys = new ArrayList<>();
            for (JsonNode object : objects) {
                for (JsonNode target : object.findValues("referencedObject")) {
                    self += target.get("id").equals(object.get("id")) ? 1 : 0;
                    if (!ids.contains(target.get("id").asText())) {
                        dangling++;
                        keys.add(target.get("id").asText());
                    }
                    crossing += target.at("/objectType/objectSchemaId").equals(object.at("/objectType/objectSchemaId"))
                            ? 0
                            : 1;
                }
            }
            assertThat(self).isPositive();
            assertThat(dangling).isPositive();
            assertThat(crossing).isPositive();
            assertThat(site.get("object/" + keys.get(0)).status()).isEqualTo(404);
        }
    }

    @Test
    void objectsHaveHistoriesCommentsAndAttachmentsBehindAMediaToken() {
        try (TestSite site = new TestSite(400)) {
            site.profile(Map.of("requestsPerMinute", 0));
            boolean comments = false;
            JsonNode attachment = null;
            String owner = "";
            for (JsonNode object : site.dumped()) {
                String id = object.get("id").asText();
                comments |= !site.get("comment/object/" + id).json().isEmpty();
                JsonNode attachments = site.get("attachments/object/" + id).json();
                if (!attachments.isEmpty()) {
                    attachment = attachments.get(0);
                    owner = id;
                }
                assertThat(site.get("object/" + id + "/history").json()).isNotEmpty();
            }
            assertThat(comments).isTrue();
            assertThat(attachment).isNotNull();
            JsonNode credentials =
                    site.get("attachments/object/" + owner + "/credentials").json();
            String url = credentials.get("mediaBaseUrl").asText() + "/file/"
                    + attachment.get("mediaId").asText() + "/binary";
            Map<String, String> bearer = Map.of(
                    "Authorization",
                    "Bearer " + credentials.get("mediaJwtToken").asText());
            byte[] once = site.send("GET", url, null, bearer).body();
            assertThat(once)
                    .hasSizeGreaterThan(400)
                    .isEqualTo(site.send("GET", url, null, bearer).body());
            assertThat(site.send("GET", url, null, site.signedIn()).status()).isEqualTo(403);
            site.clock.addAndGet(3_600_000);
            assertThat(site.send("GET", url, null, bearer).status()).isEqualTo(403);
        }
    }

    @Test
    void issuesHoldObjectsInTwoFieldsAndTokensLeadThroughAllPages() {
        try (TestSite site = new TestSite(600)) {
            List<String> assetsFields = new ArrayList<>();
            site.jira("/rest/api/3/field").json().forEach(field -> {
                if (field.at("/schema/custom").asText().endsWith(":cmdb-object-cftype")) {
                    assetsFields.add(field.get("id").asText());
                }
            });
            assertThat(assetsFields).hasSize(2);
            String number = assetsFields.get(0).substring("customfield_".length());
            Map<String, Object> body = new HashMap<>(Map.of(
                    "jql", "cf[" + number + "] is not EMPTY order by key", "fields", assetsFields, "maxResults", 30));
            Set<String> keys = new HashSet<>();
            JsonNode page;
            int pages = 0;
            do {
                page = site.jiraPost("/rest/api/3/search/jql", body).json();
                assertThat(page.has("total")).isFalse();
                for (JsonNode issue : page.get("issues")) {
                    assertThat(keys.add(issue.get("key").asText())).isTrue();
                    JsonNode value =
                            issue.get("fields").get(assetsFields.get(0)).get(0);
                    assertThat(value.get("id").asText())
                            .isEqualTo(site.workspaceId + ":"
                                    + value.get("objectId").asText());
                }
                body.put("nextPageToken", page.path("nextPageToken").asText());
                pages++;
            } while (page.has("nextPageToken"));
            assertThat(pages).isGreaterThan(2);
            assertThat(keys).hasSizeGreaterThan(60);
            assertThat(site.jira("/rest/api/3/search?jql=x").status()).isEqualTo(410);
            assertThat(site.jira("/rest/api/3/search/jql?jql=" + TestSite.encoded("order by key"))
                            .status())
                    .isEqualTo(400);
            assertThat(site.jira("/rest/api/3/search/jql?maxResults=9000&jql="
                                    + TestSite.encoded("\"Affected assets\" IN aqlFunction(\"objectType = Laptop\")"))
                            .json()
                            .get("issues"))
                    .isNotEmpty();
        }
    }

    @Test
    void connectedTicketsAgreeWithTheFields() {
        try (TestSite site = new TestSite(200)) {
            JsonNode issue = site.jiraPost(
                            "/rest/api/3/search/jql",
                            Map.of("jql", "cf[10043] is not EMPTY", "fields", List.of("*all")))
                    .json()
                    .get("issues")
                    .get(0);
            String objectId = "";
            for (JsonNode value : issue.get("fields").get("customfield_10043")) {
                if (site.get("object/" + value.get("objectId").asText()).status() == 200) {
                    objectId = value.get("objectId").asText();
                }
            }
            JsonNode tickets =
                    site.get("objectconnectedtickets/" + objectId + "/tickets").json();
            assertThat(tickets.get("tickets").findValuesAsText("key"))
                    .contains(issue.get("key").asText());
        }
    }
}
