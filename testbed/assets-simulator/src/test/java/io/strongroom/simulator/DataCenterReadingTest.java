package io.strongroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything of Assets on a Data Center host, beside the Cloud site with the same data. */
class DataCenterReadingTest {
    private static final String TOKEN = "NjY4-personal";
    private static final Map<String, Object> DATA = Map.of("seed", 42, "schemas", 3, "objects", 400, "issues", 120);

    private TestSite site;
    private String assets;
    private int schema;

    @BeforeEach
    void start() {
        site = new TestSite(DATA, Map.of());
        assets = host(Map.of()) + "/rest/assets/1.0/";
        schema = get("objectschema/list")
                .json()
                .get("objectschemas")
                .get(0)
                .get("id")
                .asInt();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void pagesCountFromOneAndTotalsAreNotCapped() {
        JsonNode first = aql("objectSchemaId = " + schema + " ORDER BY objectId", 1, 50);
        JsonNode second = aql("objectSchemaId = " + schema + " ORDER BY objectId", 2, 50);
        JsonNode beyond = aql("objectSchemaId = " + schema, 1000, 50);

        assertThat(first.get("objectEntries")).hasSize(50);
        assertThat(first.get("startIndex").asInt()).isEqualTo(1);
        assertThat(first.get("toIndex").asInt()).isEqualTo(50);
        assertThat(second.get("startIndex").asInt()).isEqualTo(51);
        assertThat(second.get("objectEntries").get(0).get("id").asInt())
                .isGreaterThan(first.get("objectEntries").get(49).get("id").asInt());
        assertThat(first.get("totalFilterCount").asInt())
                .isEqualTo(site.ids("objectSchemaId = " + schema).size());
        assertThat(beyond.get("objectEntries")).isEmpty();
        assertThat(get("aql/objects?qlQuery=&page=0").status()).isEqualTo(400);
    }

    @Test
    void anObjectIsTheSameAsOnCloudButForItsForm() {
        for (JsonNode entry :
                aql("objectSchemaId = " + schema + " ORDER BY objectId", 1, 400).get("objectEntries")) {
            JsonNode cloud = site.get("object/" + entry.get("id").asText()).json();
            JsonNode alone = get("object/" + entry.get("id").asText()).json();

            assertThat(alone.get("id").isIntegralNumber()).isTrue();
            assertThat(entry.get("label")).isEqualTo(cloud.get("label"));
            assertThat(entry.get("objectKey")).isEqualTo(cloud.get("objectKey"));
            assertThat(entry.toString()).doesNotContain("workspaceId", "globalId", "712020:", "/ex/jira/");
            assertThat(shown(alone)).isEqualTo(shown(entry)).hasSameSizeAs(shown(cloud));
            assertThat(alone.get("attributes").get(0).has("objectTypeAttribute"))
                    .isTrue();
        }
    }

    private static List<String> shown(JsonNode object) {
        List<String> values = new ArrayList<>();
        for (JsonNode attribute : object.get("attributes")) {
            attribute
                    .get("objectAttributeValues")
                    .forEach(value ->
                            values.add(attribute.get("objectTypeAttributeId").asText()
                                    + value.get("displayValue").asText()));
        }
        return values;
    }

    @Test
    void idsAreNumbersEverywhere() {
        JsonNode type =
                get("objectschema/" + schema + "/objecttypes/flat").json().get(5);
        JsonNode attribute =
                get("objecttype/" + type.get("id") + "/attributes").json().get(0);
        JsonNode status = get("config/statustype").json().get(0);
        JsonNode icon = get("icon/global").json().get(0);

        assertThat(type.get("objectSchemaId").isIntegralNumber()).isTrue();
        assertThat(type.get("objectCount").isIntegralNumber()).isTrue();
        assertThat(type.get("icon").get("id").isIntegralNumber()).isTrue();
        assertThat(attribute.get("objectType").get("id").isIntegralNumber()).isTrue();
        assertThat(status.get("id").isIntegralNumber()).isTrue();
        assertThat(icon.get("id").isIntegralNumber()).isTrue();
        assertThat(get("icon/" + icon.get("id") + "/icon.png?size=48").header("Content-Type"))
                .isEqualTo("image/png");
        assertThat(get("config/referencetype?objectSchemaId=" + schema).status())
                .isEqualTo(200);
        assertThat(get("objectschema/" + schema + "/attributes").json()).hasSizeGreaterThan(20);
    }

    @Test
    void peopleAreKnownByTheirKey() {
        JsonNode value = null;
        for (JsonNode object : aql("objectSchemaId = " + schema, 1, 400).get("objectEntries")) {
            for (JsonNode candidate : object.findValues("user")) {
                value = candidate;
            }
        }

        assertThat(value).isNotNull();
        assertThat(value.get("key").asText()).startsWith("JIRAUSER");
        assertThat(value.get("name").asText()).startsWith("person");
        assertThat(value.get("displayName").asText()).contains(" ");
    }

    @Test
    void whatHangsOnAnObjectIsThereToo() {
        JsonNode withFile = firstWhere("attachments/object/");
        JsonNode withComment = firstWhere("comment/object/");

        assertThat(withFile.get(0).get("author").asText()).doesNotContain(":");
        TestSite.Answer file = site.send("GET", withFile.get(0).get("url").asText(), null, bearer());
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body().length).isPositive();
        assertThat(withComment.get(0).get("id").isIntegralNumber()).isTrue();
        int id = withComment.get(0).get("objectId").asInt();
        assertThat(get("object/" + id + "/history").json().get(0).get("type").isIntegralNumber())
                .isTrue();
        assertThat(get("object/" + id + "/referenceinfo").status()).isEqualTo(200);
        site.quirks("history-type-text");
        assertThat(get("object/" + id + "/history?asc=true")
                        .json()
                        .get(0)
                        .get("type")
                        .asText())
                .isEqualTo("OBJECT_CREATED");
    }

    private JsonNode firstWhere(String path) {
        for (JsonNode object : aql("objectSchemaId = " + schema, 1, 400).get("objectEntries")) {
            JsonNode found = get(path + object.get("id")).json();
            if (!found.isEmpty()) {
                return found;
            }
        }
        throw new AssertionError("no object has " + path);
    }

    @Test
    void issuesHoldObjectsByKey() {
        JsonNode fields = jira("field");
        JsonNode field = fields.get(2);
        assertThat(field.get("schema").get("custom").asText()).startsWith("com.riadalabs.jira.plugins.insight:rlabs-");

        String query = "search?maxResults=500&fields=" + field.get("id").asText() + "&jql="
                + TestSite.encoded("cf[" + field.get("schema").get("customId") + "] is not EMPTY ORDER BY id ASC");
        JsonNode page = jira(query);

        assertThat(page.get("issues")).hasSize(page.get("total").asInt()).isNotEmpty();
        String key = page.get("issues")
                .get(0)
                .get("fields")
                .get(field.get("id").asText())
                .get(0)
                .get("key")
                .asText();
        int id = Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
        assertThat(get("objectconnectedtickets/" + id + "/tickets").json().get("tickets"))
                .isNotEmpty();
        site.quirks("issue-fields-as-text");
        assertThat(jira(query)
                        .get("issues")
                        .get(0)
                        .get("fields")
                        .get(field.get("id").asText())
                        .get(0)
                        .asText())
                .endsWith("(" + key + ")");
    }

    @Test
    void anArchivedObjectIsReadByItsIdAndNotFound() {
        JsonNode object = aql("objectSchemaId = " + schema + " ORDER BY objectId", 1, 1)
                .get("objectEntries")
                .get(0);
        int id = object.get("id").asInt();
        int before = aql("", 1, 1).get("totalFilterCount").asInt();

        assertThat(send("PUT", "object/archive/" + id).status()).isEqualTo(200);

        assertThat(aql("", 1, 1).get("totalFilterCount").asInt()).isEqualTo(before - 1);
        assertThat(aql("objectId = " + id, 1, 1).get("objectEntries")).isEmpty();
        assertThat(get("object/" + id).json().get("archived").asBoolean()).isTrue();
        JsonNode archived = get("object/archived?objectSchemaId=" + schema).json();
        assertThat(archived.get("total").asInt()).isEqualTo(1);
        assertThat(archived.get("results").get(0).get("key")).isEqualTo(object.get("objectKey"));
        assertThat(get("objectschema/" + schema)
                        .json()
                        .get("archivedObjectCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(site.control("GET", "/sites/office/dump?schema=" + schema, null)
                        .text())
                .doesNotContain("\"" + object.get("objectKey").asText() + "\",\"avatar\"");

        send("PUT", "object/restore/" + id);
        assertThat(aql("objectId = " + id, 1, 1).get("objectEntries")).hasSize(1);
    }

    @Test
    void searchIsStaleWhileTheIndexIsRebuilt() {
        int before =
                aql("objectSchemaId = " + schema, 1, 1).get("totalFilterCount").asInt();
        JsonNode started = send("POST", "index/reindex/start").json();

        site.control("POST", "/churn", Map.of("site", "office", "schema", Integer.toString(schema), "creates", 5));

        assertThat(started.get("status").asText()).isEqualTo("IN_PROGRESS");
        assertThat(aql("objectSchemaId = " + schema, 1, 1)
                        .get("totalFilterCount")
                        .asInt())
                .isEqualTo(before);
        site.clock.addAndGet(5_000);
        assertThat(aql("objectSchemaId = " + schema, 1, 1)
                        .get("totalFilterCount")
                        .asInt())
                .isEqualTo(before + 5);
        assertThat(get("progress/category/reindex/Insight-reindex")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("FINISHED");
    }

    @Test
    void errorsSpeakTheLanguageOfTheAccount() {
        assertThat(message("object/99999999"))
                .isEqualTo("NotFoundInsightException: Could not find object with id: 99999999");
        site.control("PUT", "/sites/office", Map.of("locale", "ru"));
        assertThat(message("object/99999999")).startsWith("NotFoundInsightException: Не удалось найти");
        assertThat(message("aql/objects?qlQuery=nonsense")).startsWith("ValidateInsightException: Недопустимый");
        assertThat(get("aql/objects?qlQuery=nonsense").status()).isEqualTo(400);
    }

    private String message(String path) {
        return get(path).json().get("errorMessages").get(0).asText();
    }

    @Test
    void whatTheRealOneIgnoresIsRefused() {
        assertThat(get("aql/objects?qlQuery=&resultsPerPage=5").status()).isEqualTo(400);
        assertThat(get("aql/objects?iql=").status()).isEqualTo(400);
        assertThat(get("aql/objects?qlQuery=&includeAttributesDeep=2").status()).isEqualTo(400);
        assertThat(get("aql/objects?qlQuery=" + "a".repeat(7_000)).status()).isEqualTo(400);
        assertThat(get("iql/objects?iql=&resultPerPage=3").json().get("objectEntries"))
                .hasSize(3);
    }

    @Test
    void whatIsNotThereIsXmlForUsersAndTheLoginForStrangers() {
        assertThat(get("object/aql").status()).isEqualTo(404);
        assertThat(get("global/config/objectschema/" + schema).text()).startsWith("<?xml");
        assertThat(site.send("GET", assets + "global/config", null, Map.of()).status())
                .isEqualTo(302);
        assertThat(site.send("GET", assets + "objectschema/list", null, Map.of())
                        .status())
                .isEqualTo(401);
        assertThat(get("../latest/objectschema/list").status()).isEqualTo(200);
        assertThat(get("../2.0/objectschema/list").status()).isEqualTo(404);
    }

    @Test
    void aPasswordIsAsGoodAsATokenWhereThereIsOne() {
        String list = assets + "objectschema/list";
        assertThat(site.send("GET", list, null, basic("anna", "secret")).status())
                .isEqualTo(401);

        site.control("PUT", "/sites/office", Map.of("email", "anna@example.com", "password", "secret"));

        assertThat(site.send("GET", list, null, basic("anna", "secret")).status())
                .isEqualTo(200);
        assertThat(site.send("GET", list, null, basic("anna", TOKEN)).status()).isEqualTo(401);
    }

    @Test
    void definitionsOfAttributesMayBeForAdministratorsOnly() {
        site.quirks("attributes-for-admins");
        assertThat(get("objectschema/" + schema + "/attributes").json()).isNotEmpty();

        site.control("PUT", "/sites/office", Map.of("jiraAdmin", false));

        assertThat(get("objectschema/" + schema + "/attributes").json()).isEmpty();
        assertThat(get("objectschema/" + schema + "/objecttypes/flat").json()).isNotEmpty();
    }

    @Test
    void timesMayHaveAnOffset() {
        String utc = aql("", 1, 1).get("objectEntries").get(0).get("created").asText();

        site.quirks("offset-timestamps");

        String moscow = aql("", 1, 1).get("objectEntries").get(0).get("created").asText();
        assertThat(moscow).endsWith("+0300").hasSize(utc.length() + 4);
        assertThat(java.time.Instant.parse(utc))
                .isEqualTo(java.time.OffsetDateTime.parse(moscow.replace("+0300", "+03:00"))
                        .toInstant());
    }

    @Test
    void writingIsAnsweredInTheSameForm() {
        JsonNode type =
                get("objectschema/" + schema + "/objecttypes/flat").json().get(0);

        JsonNode comment = site.send(
                        "POST",
                        assets + "comment/create",
                        Map.of(
                                "objectId",
                                aql("", 1, 1).get("objectEntries").get(0).get("id"),
                                "comment",
                                "hello"),
                        bearer())
                .json();
        JsonNode created = site.send(
                        "POST",
                        assets + "objectschema/create",
                        Map.of("name", "Spare", "objectSchemaKey", "SPARE"),
                        bearer())
                .json();

        assertThat(type.get("id").isIntegralNumber()).isTrue();
        assertThat(comment.get("id").isIntegralNumber()).isTrue();
        assertThat(created.get("id").isIntegralNumber()).isTrue();
        assertThat(created.has("workspaceId")).isFalse();
    }

    private String host(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("site", "office");
        body.put("type", "DATA_CENTER");
        body.put("token", TOKEN);
        body.put("dataset", DATA);
        return site.control("POST", "/sites", body).json().get("siteUrl").asText();
    }

    private JsonNode aql(String query, int page, int size) {
        return get("aql/objects?qlQuery=" + TestSite.encoded(query) + "&page=" + page + "&resultPerPage=" + size)
                .json();
    }

    private JsonNode jira(String path) {
        return site.send("GET", assets.replace("assets/1.0/", "api/2/") + path, null, bearer())
                .json();
    }

    private TestSite.Answer get(String path) {
        return send("GET", path);
    }

    private TestSite.Answer send(String method, String path) {
        String url = path.startsWith("../") ? assets.replace("1.0/", "") + path.substring(3) : assets + path;
        return site.send(method, url, null, bearer());
    }

    private static Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + TOKEN);
    }

    private static Map<String, String> basic(String user, String password) {
        String pair = user + ":" + password;
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
