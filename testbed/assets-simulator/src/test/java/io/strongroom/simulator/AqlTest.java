package io.strongroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer is compared with a plain filter over the dump. */
class AqlTest {
    private static TestSite site;
    private static List<JsonNode> all;
    private static Map<String, String> attributeNames;

    @BeforeAll
    static void start() {
        site = new TestSite(1500);
        site.profile(Map.of("requestsPerMinute", 0));
        all = site.dumped();
        attributeNames = new java.util.HashMap<>();
        for (JsonNode schema : site.get("objectschema/list").json().get("values")) {
            for (JsonNode attribute : site.get(
                            "objectschema/" + schema.get("id").asText() + "/attributes")
                    .json()) {
                attributeNames.put(
                        attribute.get("id").asText(), attribute.get("name").asText());
            }
        }
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static List<Integer> expected(Predicate<JsonNode> wanted) {
        return all.stream()
                .filter(wanted)
                .map(object -> object.get("id").asInt())
                .sorted()
                .toList();
    }

    private static List<JsonNode> values(JsonNode object, String name) {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode attribute : object.get("attributes")) {
            if (name.equals(
                    attributeNames.get(attribute.get("objectTypeAttributeId").asText()))) {
                attribute.get("objectAttributeValues").forEach(values::add);
            }
        }
        return values;
    }

    private static String type(JsonNode object) {
        return object.get("objectType").get("name").asText();
    }

    private static void same(String query, Predicate<JsonNode> wanted) {
        List<Integer> expected = expected(wanted);
        assertThat(site.ids(query + " ORDER BY objectId"))
                .as(query)
                .isEqualTo(expected)
                .isNotEmpty();
        assertThat(site.post("object/aql/totalcount", Map.of("qlQuery", query))
                        .json()
                        .get("totalCount")
                        .asInt())
                .isEqualTo(expected.size());
    }

    @Test
    void aTypeIdMeansExactlyThatTypeAndIdRangesCutIt() {
        String id = site.typeNamed("Laptop").get("id").asText();
        Predicate<JsonNode> laptop =
                object -> object.at("/objectType/id").asText().equals(id);
        same("objectTypeId = " + id, laptop);
        same(
                "objectTypeId = " + id + " AND objectId > 500 AND objectId <= 1200",
                laptop.and(object ->
                        object.get("id").asInt() > 500 && object.get("id").asInt() <= 1200));
        same(
                "objectId >= 500 and not (objectId < 900 or objectId in (1000, 1001, 1002))",
                object -> object.get("id").asInt() >= 900
                        && !List.of(1000, 1001, 1002).contains(object.get("id").asInt()));
    }

    @Test
    void schemasAreFoundByIdAndByName() {
        same(
                "\"objectSchemaId\" = \"2\"",
                object -> object.at("/objectType/objectSchemaId").asText().equals("2"));
        same(
                "objectSchema = \"People & Places\"",
                object -> object.at("/objectType/objectSchemaId").asText().equals("5"));
        same(
                "objectSchemaId IN (2, 5) AND objectType != Laptop",
                object -> List.of("2", "5")
                                .contains(
                                        object.at("/objectType/objectSchemaId").asText())
                        && !type(object).equals("Laptop"));
    }

    @Test
    void childrenOfATypeComeOnlyWithTheirFunction() {
        List<String> computers = List.of("Laptop", "Desktop", "Server", "Virtual Machine");
        same("objectType IN objectTypeAndChildren(\"Computer\")", object -> computers.contains(type(object)));
        same(
                "objectType in (Laptop, \"Desktop\")",
                object -> computers.subList(0, 2).contains(type(object)));
    }

    @Test
    void keysLabelsAndNamesAreFound() {
        JsonNode some = all.get(77);
        String key = some.get("objectKey").asText();
        String label = some.get("label").asText();
        same("Key = " + key, object -> object.get("objectKey").asText().equals(key));
        same(
                "Key IN (\"" + key + "\", \"NOPE-1\")",
                object -> object.get("objectKey").asText().equals(key));
        String quoted = "\"" + label.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        same("label = " + quoted, object -> object.get("label").asText().equals(label));
        same(
                "Name = " + quoted.toUpperCase(java.util.Locale.ROOT).replace("ß", "SS"),
                object -> object.get("label").asText().equals(label));
        same("Name STARTSWITH \"BER-\"", object -> object.get("label").asText().startsWith("BER-"));
        same("Name LIKE \"-lt-\"", object -> object.get("label").asText().contains("-LT-"));
        same("Key is not EMPTY", object -> true);
    }

    @Test
    void valuesOfEveryKindCompare() {
        same("Seats > 200", object -> values(object, "Seats").stream()
                .anyMatch(value -> value.get("value").asInt() > 200));
        same("\"Disk Encrypted\" = true", object -> values(object, "Disk Encrypted").stream()
                .anyMatch(value -> value.get("value").asText().equals("true")));
        same("Lifecycle = \"in stock\"", object -> values(object, "Lifecycle").stream()
                .anyMatch(value -> value.at("/status/name").asText().equals("In Stock")));
        same("\"Admin Group\" IN (helpdesk, finance)", object -> values(object, "Admin Group").stream()
                .anyMatch(value -> value.at("/group/name").asText().equals("finance")));
        same("\"Purchase Date\" < \"2019-05-01\"", object -> values(object, "Purchase Date").stream()
                .anyMatch(value -> value.get("value").asText().compareTo("2019-05-01") < 0));
        same(
                "Platforms NOT IN (Web, Linux)",
                object -> !values(object, "Platforms").isEmpty()
                        && values(object, "Platforms").stream().noneMatch(value -> List.of("Web", "Linux")
                                .contains(value.get("value").asText())));
        same(
                "objectType = Laptop AND Notes IS EMPTY",
                object ->
                        type(object).equals("Laptop") && values(object, "Notes").isEmpty());
        same(
                "Memory >= 64 AND Vendor IS NOT EMPTY",
                object -> !values(object, "Vendor").isEmpty()
                        && values(object, "Memory").stream()
                                .anyMatch(value -> value.get("value").asInt() >= 64));
    }

    @Test
    void momentsCompareWithAbsoluteAndRelativeLiterals() {
        same(
                "Created >= \"2021-03-01 08:00\" AND Created < \"2022-01-01\"",
                object -> object.get("created").asText().compareTo("2021-03-01T08:00") >= 0
                        && object.get("created").asText().compareTo("2022-01-01") < 0);
        same(
                "Updated < \"2020-06-01T00:00:00Z\"",
                object -> object.get("updated").asText().compareTo("2020-06-01") < 0);
        assertThat(site.ids("Updated > now(-2w)")).isEmpty();
        same("Created < \"now(-7d)\"", object -> true);
    }

    @Test
    void referencesAreFollowedByDotAndByFunction() {
        String vendor = all.stream()
                .flatMap(object -> values(object, "Vendor").stream())
                .map(value -> value.get("displayValue").asText())
                .filter(name -> !name.contains("\"") && !name.contains("\\"))
                .findFirst()
                .orElseThrow();
        same("Vendor.Name = \"" + vendor + "\"", object -> values(object, "Vendor").stream()
                .anyMatch(value -> value.get("displayValue").asText().equals(vendor)));
        same("Vendor = \"" + vendor + "\"", object -> values(object, "Vendor").stream()
                .anyMatch(value -> value.get("displayValue").asText().equals(vendor)));
        List<String> racks = all.stream()
                .filter(object -> type(object).equals("Server"))
                .flatMap(object -> object.findValues("referencedObject").stream())
                .map(target -> target.get("id").asText())
                .toList();
        same(
                "objectType = Rack AND object HAVING inboundReferences(objectType = Server)",
                object -> type(object).equals("Rack")
                        && racks.contains(object.get("id").asText()));
        same(
                "object HAVING outR(objectType = Rack AND refType IN (\"Mounted in\"))",
                object -> values(object, "Rack").stream().anyMatch(value -> all.stream()
                        .anyMatch(other -> other.get("id").equals(value.at("/referencedObject/id")))));
    }

    @Test
    void resultsComeInTheOrderThatWasAsked() {
        List<Integer> descending =
                new ArrayList<>(expected(object -> type(object).equals("Laptop")));
        descending.sort(Comparator.reverseOrder());
        assertThat(site.ids("objectType = Laptop ORDER BY Key DESC")).isEqualTo(descending);
        List<String> updated = new ArrayList<>();
        for (JsonNode object : site.aql("objectType = Laptop order by Updated desc", 0, 300)
                .json()
                .get("values")) {
            updated.add(object.get("updated").asText());
        }
        assertThat(updated).isSortedAccordingTo(Comparator.reverseOrder()).hasSizeGreaterThan(20);
        List<String> labels = new ArrayList<>();
        for (JsonNode object : site.aql("objectType = Person ORDER BY label ASC", 0, 300)
                .json()
                .get("values")) {
            labels.add(object.get("label").asText().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(labels).isSorted().hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objectTypeId =",
                "objectTypeId = 3 AND",
                "(Name = a",
                "Name ~ a",
                "NoSuchAttribute = 5",
                "objectType = NoSuchType",
                "objectSchema = Nowhere",
                "Seats > many",
                "Created > yesterday",
                "objectType = later()",
                "object HAVING friends(Name = a)",
                "Seats.Name = a",
                "Name = a ORDER BY Nothing"
            })
    void whatCannotBeRunIsRefusedWithAMessage(String query) {
        TestSite.Answer answer = site.aql(query, 0, 10);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errorMessages")).hasSize(1);
    }

    @Test
    void aSyntaxErrorNamesItsPosition() {
        assertThat(site.aql("Name = = a", 0, 10)
                        .json()
                        .get("errorMessages")
                        .get(0)
                        .asText())
                .contains("position 7");
    }
}
