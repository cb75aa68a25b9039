package io.strongroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The searches that clients such as go-atlassian and atlassian-python-api still call. */
class OldSearchTest {
    private static TestSite site;

    @BeforeAll
    static void start() {
        site = new TestSite(1500);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void noLimits() {
        site.profile(Map.of("requestsPerMinute", 0));
    }

    private static List<Integer> ids(JsonNode entries) {
        List<Integer> ids = new ArrayList<>();
        entries.forEach(entry -> ids.add(entry.get("id").asInt()));
        return ids;
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The type that has most objects of its own, as a node of {@code objecttypes/flat}. */
    private static JsonNode largestType() {
        String schema = site.get("objectschema/list").json().at("/values/0/id").asText();
        JsonNode largest = null;
        for (JsonNode type : site.get("objectschema/" + schema + "/objecttypes/flat?includeObjectCounts=true")
                .json()) {
            if (largest == null
                    || type.get("objectCount").asInt()
                            > largest.get("objectCount").asInt()) {
                largest = type;
            }
        }
        return largest;
    }

    @Test
    void pagesCountFromOneAndTogetherHoldWhatObjectAqlFinds() {
        String text = "objectTypeId = " + largestType().get("id").asText() + " ORDER BY objectId";
        List<Integer> found = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode answer = site.get("aql/objects?resultPerPage=40&page=" + page + "&qlQuery=" + query(text))
                    .json();
            if (answer.get("objectEntries").isEmpty()) {
                break;
            }
            assertThat(answer.get("pageNumber").asInt()).isEqualTo(page);
            found.addAll(ids(answer.get("objectEntries")));
        }

        assertThat(found).isEqualTo(site.ids(text)).hasSizeGreaterThan(80);
    }

    @Test
    void anEmptyQueryFindsAllUpToTheCapOfTheTotal() {
        JsonNode answer = site.get("iql/objects?iql=").json();

        assertThat(answer.get("objectEntries")).hasSize(25);
        assertThat(answer.get("totalFilterCount").asInt()).isEqualTo(1000);
        assertThat(answer.get("objectTypeAttributes")).isEmpty();
    }

    @Test
    void navlistFindsTheObjectsOfATypeAndItsChildrenInTheOrderOfAnAttribute() {
        JsonNode type = largestType();
        JsonNode name = null;
        for (JsonNode attribute : site.get("objecttype/" + type.get("id").asText() + "/attributes")
                .json()) {
            if (attribute.path("label").asBoolean()) {
                name = attribute;
            }
        }
        Map<String, Object> body = Map.of(
                "objectTypeId",
                type.get("id").asText(),
                "objectSchemaId",
                type.get("objectSchemaId").asText(),
                "resultsPerPage",
                500,
                "orderByTypeAttrId",
                name.get("id").asInt(),
                "asc",
                false,
                "qlQuery",
                "Key IS NOT EMPTY");

        JsonNode answer = site.post("object/navlist/aql", body).json();

        assertThat(ids(answer.get("objectEntries")))
                .isEqualTo(site.ids(
                        "objectType IN objectTypeAndChildren(" + type.get("id").asText() + ") ORDER BY \""
                                + name.get("name").asText() + "\" DESC"))
                .isNotEmpty();
        assertThat(answer.get("objectTypeAttributes")).isNotEmpty();
    }

    @Test
    void navlistNamesWhatIsMissing() {
        TestSite.Answer answer = site.post("object/navlist/iql", Map.of("objectTypeId", 1));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errorMessages").get(0).asText()).contains("objectSchemaId");
    }

    @Test
    void theOldSearchesCanBeSwitchedOff() {
        site.profile(Map.of("requestsPerMinute", 0, "quirks", List.of("old-search-gone")));

        assertThat(site.get("aql/objects?qlQuery=").status()).isEqualTo(410);
        assertThat(site.post("object/navlist/aql", Map.of()).status()).isEqualTo(410);
    }
}
