package io.strongroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shapes, access, quirks, limits and faults of what is read. */
class ReadingTest {
    private static final List<String> OBJECT = List.of(
            "workspaceId",
            "globalId",
            "id",
            "label",
            "objectKey",
            "avatar",
            "objectType",
            "created",
            "updated",
            "hasAvatar",
            "timestamp",
            "_links");
    private static final List<String> TYPE = List.of(
            "workspaceId",
            "globalId",
            "id",
            "name",
            "icon",
            "position",
            "created",
            "updated",
            "objectCount",
            "objectSchemaId",
            "inherited",
            "abstractObjectType",
            "parentObjectTypeInherited");
    private static final List<String> AVATAR =
            List.of("workspaceId", "globalId", "url16", "url48", "url72", "url144", "url288", "objectId");

    private TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite(400);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static void has(JsonNode node, List<String> fields) {
        fields.forEach(field -> assertThat(node.hasNonNull(field)).as(field).isTrue());
    }

    @Test
    void answersHaveTheFieldsThatStrictClientsDemand() {
        JsonNode page = site.aql("objectType = Laptop", 0, 5).json();
        has(page, List.of("startAt", "maxResults", "values", "objectTypeAttributes", "last", "isLast"));
        assertThat(page.get("isLast").isBoolean()).isTrue();
        JsonNode object = page.get("values").get(0);
        has(object, OBJECT);
        has(object.get("avatar"), AVATAR);
        has(object.get("objectType"), TYPE);
        assertThat(object.at("/objectType/parentObjectTypeId").isNumber()).isTrue();
        has(object.get("attributes").get(0), List.of("workspaceId", "objectTypeAttributeId", "objectAttributeValues"));
        has(
                page.get("objectTypeAttributes").get(0),
                List.of("workspaceId", "globalId", "id", "label", "indexed", "position", "objectType"));
        has(
                site.get("objectschema/list").json().get("values").get(0),
                List.of(
                        "workspaceId",
                        "globalId",
                        "id",
                        "name",
                        "objectSchemaKey",
                        "created",
                        "updated",
                        "objectCount",
                        "objectTypeCount"));
        has(site.get("config/statustype").json().get(0), List.of("id", "name", "category"));
        has(site.get("config/referencetype").json().get(0), List.of("workspaceId", "globalId", "name"));
        has(site.get("icon/global").json().get(0), List.of("id", "name", "url16", "url48"));
        String id = object.get("id").asText();
        JsonNode single = site.get("object/" + id).json();
        has(single, OBJECT);
        has(single.get("attributes").get(0), List.of("objectTypeAttribute"));
        has(single, List.of("extendedInfo"));
        JsonNode history = site.get("object/" + id + "/history").json().get(0);
        has(history, List.of("actor", "id", "type", "created", "objectId"));
        assertThat(site.get("object/" + id + "/referenceinfo").json().isArray()).isTrue();
        assertThat(site.get("config/role/objectschema/2").json().size()).isEqualTo(3);
        String role =
                site.get("config/role/objectschema/2").json().elements().next().asText();
        has(
                site.get("config/role/" + role.substring(role.lastIndexOf('/') + 1))
                        .json(),
                List.of("id", "name", "actors"));
        assertThat(site.send("GET", object.at("/avatar/url48").asText(), null, site.signedIn())
                        .body())
                .startsWith(0x89, 'P', 'N', 'G');
        String aliased =
                site.siteUrl + "/gateway/api/jsm/assets/workspace/" + site.workspaceId + "/v1/objectschema/list";
        assertThat(site.send("GET", aliased, null, site.signedIn()).status()).isEqualTo(200);
        assertThat(site.send("GET", object.at("/_links/self").asText(), null, site.signedIn())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void inheritedAttributesComeUnlessTheyAreExcluded() {
        String laptop = site.typeNamed("Laptop").get("id").asText();
        assertThat(site.get("objecttype/" + laptop + "/attributes").json().findValuesAsText("name"))
                .contains("Serial Number", "Memory", "Used By");
        List<String> own = new ArrayList<>();
        site.get("objecttype/" + laptop + "/attributes?excludeParentAttributes=true")
                .json()
                .forEach(attribute -> own.add(attribute.get("name").asText()));
        assertThat(own).containsExactly("Key", "Name", "Created", "Updated", "Used By", "Battery Health");
    }

    @Test
    void badCredentialsAreTreatedDifferentlyByEachPartOfTheProduct() {
        site.token = "wrong";
        assertThat(site.get("objectschema/list").json().get("code").asInt()).isEqualTo(401);
        assertThat(site.jira("/rest/api/3/myself").status()).isEqualTo(401);
        TestSite.Answer fields = site.jira("/rest/api/3/field");
        assertThat(fields.status()).isEqualTo(200);
        assertThat(fields.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
        assertThat(fields.text()).doesNotContain("cmdb");
        assertThat(site.jiraPost("/rest/api/3/search/jql", Map.of("jql", "project = ITSM"))
                        .json()
                        .get("issues"))
                .isEmpty();
        assertThat(site.jira("/rest/api/3/mypermissions?permissions=ADMINISTER")
                        .json()
                        .at("/permissions/ADMINISTER/havePermission")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void fieldsAndProjectsThatAnAccountMayNotSeeAreMissingWithoutAWord() {
        Map<String, Object> question =
                Map.of("jql", "cf[10107] is not EMPTY ORDER BY id ASC", "fields", List.of("key"), "maxResults", 5000);
        assertThat(keys(question)).anyMatch(key -> key.startsWith("OPS-")).anyMatch(key -> key.startsWith("ITSM-"));

        site.control("PUT", "/sites/acme", Map.of("hiddenFields", List.of(10043), "hiddenProjects", List.of("OPS")));

        assertThat(site.jira("/rest/api/3/field").text())
                .contains("customfield_10107")
                .doesNotContain("customfield_10043");
        TestSite.Answer hidden =
                site.jiraPost("/rest/api/3/search/jql", Map.of("jql", "cf[10043] is not EMPTY ORDER BY id ASC"));
        assertThat(hidden.status()).isEqualTo(400);
        assertThat(hidden.text()).contains("do not have permission");
        assertThat(keys(question)).isNotEmpty().allMatch(key -> key.startsWith("ITSM-"));
    }

    private List<String> keys(Map<String, Object> question) {
        return site.jiraPost("/rest/api/3/search/jql", question)
                .json()
                .get("issues")
                .findValuesAsText("key");
    }

    @Test
    void discoveryKnowsSitesWithoutAssetsAndWithoutALicence() {
        assertThat(site.jira("/rest/servicedeskapi/assets/workspace")
                        .json()
                        .at("/values/0/workspaceId")
                        .asText())
                .isEqualTo(site.workspaceId);
        TestSite.Answer old = site.jira("/rest/servicedeskapi/insight/workspace");
        assertThat(old.status()).isEqualTo(403);
        assertThat(old.header("Content-Type")).startsWith("text/html");
        site.control("PUT", "/sites/acme", Map.of("assets", false, "jiraAdmin", false));
        assertThat(site.jira("/rest/servicedeskapi/assets/workspace").json().get("values"))
                .isEmpty();
        assertThat(site.jira("/rest/api/3/mypermissions?permissions=ADMINISTER")
                        .json()
                        .at("/permissions/ADMINISTER/havePermission")
                        .asBoolean())
                .isFalse();
        site.control("PUT", "/sites/acme", Map.of("agentLicence", false));
        assertThat(site.jira("/rest/servicedeskapi/assets/workspace").status()).isEqualTo(403);
        assertThat(site.jira("/_edge/tenant_info").json().has("cloudId")).isTrue();
    }

    @Test
    void anUnknownWorkspaceIsNotFoundOrForbidden() {
        String url = site.simulator.baseUrl() + "/jsm/assets/workspace/elsewhere/v1/objectschema/list";
        assertThat(site.send("GET", url, null, site.signedIn()).status()).isEqualTo(404);
        site.quirks("unknown-workspace-403", "html-errors");
        TestSite.Answer answer = site.send("GET", url, null, site.signedIn());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void aTokenCanBeRevokedAndATypeHiddenWhileAClientWorks() {
        String laptop = site.typeNamed("Laptop").get("id").asText();
        int before = site.ids("objectSchemaId = 2").size();
        int laptops = site.ids("objectTypeId = " + laptop).size();
        site.control("PUT", "/sites/acme", Map.of("hiddenTypes", List.of(Integer.parseInt(laptop))));
        assertThat(site.ids("objectSchemaId = 2")).hasSize(before - laptops);
        assertThat(site.get("objecttype/" + laptop).status()).isEqualTo(404);
        site.control("PUT", "/sites/acme", Map.of("token", "other"));
        assertThat(site.get("objectschema/list").status()).isEqualTo(401);
    }

    @Test
    void pagingInTheBodyIsIgnoredAndTotalIsCapped() {
        try (TestSite big = new TestSite(1400)) {
            JsonNode page = big.post("object/aql", Map.of("qlQuery", "objectId > 0", "startAt", 50, "maxResults", 3))
                    .json();
            assertThat(page.get("startAt").asInt()).isZero();
            assertThat(page.get("values").size()).isGreaterThan(3);
            assertThat(page.get("total").asInt()).isEqualTo(1000);
            assertThat(big.ids("objectId > 0")).hasSize(1400);
            assertThat(big.post("object/aql/totalcount", Map.of("qlQuery", "objectId > 0"))
                            .json()
                            .get("totalCount")
                            .asInt())
                    .isEqualTo(1400);
            big.quirks("-total-capped", "-body-paging-ignored", "-short-pages");
            page = big.post("object/aql", Map.of("qlQuery", "objectId > 0", "startAt", 50, "maxResults", 3))
                    .json();
            assertThat(page.get("startAt").asInt()).isEqualTo(50);
            assertThat(page.get("values")).hasSize(3);
            assertThat(page.get("total").asInt()).isEqualTo(1400);
            big.profile(Map.of("pageSizeMax", 40, "quirks", List.of("-short-pages")));
            assertThat(big.aql("objectId > 0", 0, 500).json().get("values")).hasSize(40);
        }
    }

    private List<Integer> sizes(String query, int maxResults) {
        List<Integer> sizes = new ArrayList<>();
        for (int startAt = 0; startAt < 400; startAt += maxResults) {
            sizes.add(site.aql(query, startAt, maxResults).json().get("values").size());
        }
        return sizes;
    }

    @Test
    void somePagesAreShortAndAlwaysTheSameOnes() {
        List<Integer> sizes = sizes("objectId > 0", 10);
        assertThat(sizes).anyMatch(size -> size < 10).contains(10).doesNotContain(0);
        assertThat(sizes("objectId > 0", 10)).isEqualTo(sizes);
        site.quirks("-short-pages");
        assertThat(sizes("objectId > 0", 10)).containsOnly(10);
    }

    @Test
    void quirksOfPagingCanBeSwitchedOn() {
        site.quirks(
                "is-last-string", "-short-pages", "parent-id-string", "-aql-without-definitions", "-has-more-results");
        JsonNode page = site.aql("objectType = Laptop", 0, 10).json();
        assertThat(page.get("isLast").isTextual()).isTrue();
        assertThat(page.has("hasMoreResults")).isFalse();
        assertThat(page.at("/values/0/objectType/parentObjectTypeId").isTextual())
                .isTrue();
        assertThat(page.at("/values/0/attributes/0").has("objectTypeAttribute")).isTrue();
        site.quirks("page-one-forever", "-short-pages");
        assertThat(site.aql("objectId > 0", 200, 10).json().get("values"))
                .isEqualTo(site.aql("objectId > 0", 0, 10).json().get("values"));
        site.quirks("duplicates-across-pages", "-short-pages");
        String last = site.aql("objectId > 0", 0, 10).json().at("/values/9/id").asText();
        assertThat(site.aql("objectId > 0", 10, 10).json().at("/values/0/id").asText())
                .isEqualTo(last);
        site.quirks("empty-page-before-end", "-short-pages");
        assertThat(sizes("objectId > 0", 10)).contains(0);
        assertThat(sizes("objectId > 0", 10)).doesNotContain(0);
        site.quirks("is-last-too-early");
        List<Boolean> lasts = new ArrayList<>();
        for (int startAt = 0; startAt < 300; startAt += 10) {
            lasts.add(site.aql("objectId > 0", startAt, 10).json().get("isLast").asBoolean());
        }
        assertThat(lasts).contains(true, false);
        site.quirks("no-object-id-ranges");
        assertThat(site.aql("objectId > 0", 0, 10).status()).isEqualTo(400);
        assertThat(site.aql("objectType = Laptop ORDER BY objectId", 0, 10).status())
                .isEqualTo(400);
        assertThat(site.aql("objectId IN (100, 200)", 0, 10).status()).isEqualTo(200);
        site.quirks("no-absolute-dates");
        assertThat(site.aql("Created > \"2020-01-01\"", 0, 10).status()).isEqualTo(400);
        assertThat(site.aql("Created > now(-1w)", 0, 10).status()).isEqualTo(200);
        assertThat(site.control("PUT", "/profile", Map.of("quirks", List.of("no-such-quirk")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void countsComeOnlyOnRequest() {
        assertThat(site.get("objectschema/list")
                        .json()
                        .at("/values/0/objectCount")
                        .asInt())
                .isZero();
        assertThat(site.get("objectschema/2/objecttypes/flat").json().findValues("objectCount"))
                .allMatch(count -> count.asInt() == 0);
    }

    @Test
    void aWindowOfOneMinuteLimitsEachEndpoint() {
        site.profile(Map.of("requestsPerMinute", 3));
        for (int i = 0; i < 3; i++) {
            assertThat(site.get("objectschema/list").status()).isEqualTo(200);
        }
        TestSite.Answer refused = site.get("objectschema/list");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("errorMessages")).hasSize(1);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(site.get("usage").status()).isEqualTo(200);
        site.clock.addAndGet(60_000);
        assertThat(site.get("objectschema/list").header("X-RateLimit-Remaining"))
                .isEqualTo("2");
        site.profile(Map.of("requestsPerMinute", 1, "quirks", List.of("no-rate-headers")));
        TestSite.Answer silent = site.get("objectschema/list");
        assertThat(silent.status()).isEqualTo(429);
        assertThat(silent.headers().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("rate")
                        || name.equalsIgnoreCase("Retry-After"));
        assertThat(site.control("GET", "/stats", null).json().get("rateLimited").asInt())
                .isEqualTo(2);
    }

    @Test
    void faultsHitTheRequestsTheyMatchAndThenEnd() {
        site.control("POST", "/faults", Map.of("match", "POST .*object/aql.*objectId > 5", "times", 1, "status", 503));
        assertThat(site.aql("objectId > 4", 0, 5).status()).isEqualTo(200);
        assertThat(site.aql("objectId > 5", 0, 5).status()).isEqualTo(503);
        assertThat(site.aql("objectId > 5", 0, 5).status()).isEqualTo(200);
        site.control(
                "POST", "/faults", Map.of("match", "usage", "skip", 1, "times", 1, "status", 429, "retryAfter", "7"));
        assertThat(site.get("usage").status()).isEqualTo(200);
        assertThat(site.get("usage").header("Retry-After")).isEqualTo("7");
        site.control("POST", "/faults", Map.of("match", "usage", "times", 1, "html", true));
        assertThat(site.get("usage").header("Content-Type")).startsWith("text/html");
        for (String damage : List.of("truncate", "reset")) {
            site.control("POST", "/faults", Map.of("match", "object/aql", "times", 5, damage, true));
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> site.sendOrFail(
                            "POST", site.assets() + "object/aql", Map.of("qlQuery", "objectId > 0"), site.signedIn()))
                    .isInstanceOf(java.io.IOException.class);
            site.control("DELETE", "/faults", null);
        }
        site.control("POST", "/faults", Map.of("match", "usage", "times", 1, "slowBytesPerSecond", 100_000));
        assertThat(site.get("usage").status()).isEqualTo(200);
    }

    @Test
    void answersAreCompressedOnRequestAndLogged() {
        Map<String, String> headers = new java.util.HashMap<>(site.signedIn());
        headers.put("Accept-Encoding", "gzip");
        TestSite.Answer answer = site.send(
                "POST", site.assets() + "object/aql", Map.of("qlQuery", "objectId > 0 ORDER BY objectId"), headers);
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Date")).isNotEmpty();
        JsonNode values = answer.json().get("values");
        JsonNode log =
                site.control("GET", "/log?endpoint=object/aql", null).json().get("requests");
        JsonNode entry = log.get(log.size() - 1);
        assertThat(entry.get("objects").asInt()).isEqualTo(values.size());
        assertThat(entry.get("firstObjectId").asText())
                .isEqualTo(values.get(0).get("id").asText());
        assertThat(entry.get("lastObjectId").asText())
                .isEqualTo(values.get(values.size() - 1).get("id").asText());
        assertThat(site.control("GET", "/stats", null).json().at("/byEndpoint").has("object/aql"))
                .isTrue();
        assertThat(site.control("POST", "/reset", null).status()).isEqualTo(204);
        assertThat(site.jira("/rest/api/3/myself").status()).isEqualTo(404);
    }
}
