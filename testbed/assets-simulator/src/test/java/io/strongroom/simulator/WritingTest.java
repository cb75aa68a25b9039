package io.strongroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written: definitions, objects, comments, icons, issue fields and the changes of others. */
class WritingTest {
    private TestSite site;
    private String schemaId;
    private String typeId;
    private String nameId;

    @BeforeEach
    void start() {
        site = new TestSite(300);
        schemaId = created(site.post("objectschema/create", Map.of("name", "Target", "objectSchemaKey", "TGT")));
        typeId = type(Map.of("name", "Thing"));
        nameId = site.attributeNamed(typeId, "Name").get("id").asText();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String created(TestSite.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    private String type(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("iconId", "13", "objectSchemaId", schemaId));
        body.putAll(more);
        return created(site.post("objecttype/create", body));
    }

    private String attribute(Map<String, Object> body) {
        return created(site.post("objecttypeattribute/" + typeId, body));
    }

    private static Map<String, Object> value(String attributeId, String... values) {
        return Map.of(
                "objectTypeAttributeId",
                attributeId,
                "objectAttributeValues",
                java.util.Arrays.stream(values)
                        .map(value -> Map.of("value", value))
                        .toList());
    }

    private TestSite.Answer create(Object... values) {
        return site.post("object/create", Map.of("objectTypeId", typeId, "attributes", List.of(values)));
    }

    private void refused(String attributeId, String value, String message) {
        TestSite.Answer answer = create(value(nameId, "x"), value(attributeId, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .at("/errors/rlabs-insight-attribute-" + attributeId)
                        .asText())
                .contains(message);
    }

    @Test
    void schemasFollowTheirRules() {
        TestSite.Answer twice = site.post("objectschema/create", Map.of("name", "Other", "objectSchemaKey", "tgt"));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(site.post("objectschema/create", Map.of("name", "Long", "objectSchemaKey", "ABCDEFGHIJK"))
                        .json()
                        .at("/errors/objectSchemaKey")
                        .asText())
                .contains("10 characters");
        assertThat(site.post("objectschema/create", Map.of("name", "a=b", "objectSchemaKey", "AB"))
                        .json()
                        .at("/errors/name")
                        .asText())
                .contains("reserved characters");
        assertThat(site.put("objectschema/" + schemaId, Map.of("name", "New name", "objectSchemaKey", "TGT"))
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("New name");
        assertThat(site.delete("objectschema/" + schemaId).json().get("id").asText())
                .isEqualTo(schemaId);
        assertThat(site.get("objectschema/" + schemaId).status()).isEqualTo(404);
    }

    @Test
    void aTypeIsBornWithFourAttributesAndMovesByItsPosition() {
        assertThat(site.get("objecttype/" + typeId + "/attributes").json().findValuesAsText("name"))
                .contains("Key", "Name", "Created", "Updated");
        assertThat(site.post("objecttype/create", Map.of("name", "thing", "iconId", "13", "objectSchemaId", schemaId))
                        .json()
                        .at("/errors/name")
                        .asText())
                .contains("Name has to be unique");
        String parent = type(Map.of("name", "Parent", "inherited", true, "abstractObjectType", true));
        created(site.post(
                "objecttypeattribute/" + parent, Map.of("name", "Handed down", "type", "0", "defaultTypeId", "0")));
        JsonNode moved = site.post(
                        "objecttype/" + typeId + "/position", Map.of("toObjectTypeId", parent, "position", 0))
                .json();
        assertThat(moved.get("parentObjectTypeId").asText()).isEqualTo(parent);
        assertThat(site.attributeNamed(typeId, "Handed down").get("id").asText())
                .isNotEmpty();
        assertThat(site.post("objecttype/" + typeId + "/position", Map.of("position", 0))
                        .json()
                        .has("parentObjectTypeId"))
                .isFalse();
        assertThat(site.post("object/create", Map.of("objectTypeId", parent, "attributes", List.of()))
                        .status())
                .isEqualTo(400);
        assertThat(site.delete("objecttype/" + typeId).json().get("name").asText())
                .isEqualTo("Thing");
    }

    @Test
    void attributesTakeNumbersAsTextAndReferencesNeedTheirTypes() {
        TestSite.Answer reference = site.post("objecttypeattribute/" + typeId, Map.of("name", "Link", "type", 1));
        assertThat(reference.status()).isEqualTo(400);
        String link = attribute(Map.of("name", "Link", "type", 1, "typeValue", typeId, "additionalValue", "4"));
        JsonNode definition = site.attributeNamed(typeId, "Link");
        assertThat(definition.at("/referenceType/id").asText()).isEqualTo("4");
        assertThat(site.put("objecttypeattribute/" + typeId + "/" + link, Map.of("description", "d"))
                        .json()
                        .get("referenceObjectTypeId")
                        .asText())
                .isEqualTo(typeId);
        String key = site.attributeNamed(typeId, "Key").get("id").asText();
        assertThat(site.delete("objecttypeattribute/" + key).status()).isEqualTo(400);
        assertThat(site.delete("objecttypeattribute/" + link).status()).isEqualTo(200);
        String other = attribute(Map.of("name", "Title", "type", 0, "defaultTypeId", 0));
        site.put("objecttypeattribute/" + other + "/configure", Map.of("label", true));
        assertThat(site.attributeNamed(typeId, "Name").get("label").asBoolean()).isFalse();
    }

    @Test
    void anObjectIsCreatedChangedInPartAndDeleted() {
        String text = attribute(Map.of("name", "Remark", "type", 0, "defaultTypeId", 9));
        TestSite.Answer answer = create(value(nameId, "One"), value(text, "first \"quoted\" \\ 🚀"));
        String id = created(answer);
        assertThat(answer.json().has("attributes")).isFalse();
        assertThat(answer.json().get("objectKey").asText()).isEqualTo("TGT-" + id);
        JsonNode changed = site.put("object/" + id, Map.of("attributes", List.of(value(nameId, "Two"))))
                .json();
        assertThat(changed.get("label").asText()).isEqualTo("Two");
        assertThat(changed.toString()).contains("🚀");
        assertThat(site.put("object/" + id, Map.of("attributes", List.of(value(text))))
                        .text())
                .doesNotContain("🚀");
        assertThat(site.ids("Name = two AND objectTypeId = " + typeId)).hasSize(1);
        assertThat(site.get("object/" + id + "/history").json()).hasSize(3);
        assertThat(site.delete("object/" + id).status()).isEqualTo(200);
        assertThat(site.get("object/" + id).status()).isEqualTo(404);
        assertThat(site.ids("objectTypeId = " + typeId)).isEmpty();
    }

    @Test
    void oneBadAttributeRejectsTheWholeObject() {
        refused(attribute(Map.of("name", "Whole", "type", 0, "defaultTypeId", 1)), "2147483648", "Invalid values");
        refused(attribute(Map.of("name", "Short", "type", 0, "defaultTypeId", 0)), "x".repeat(256), "less than 255");
        refused(attribute(Map.of("name", "Day", "type", 0, "defaultTypeId", 4)), "31.12.2020", "Invalid values");
        refused(attribute(Map.of("name", "Site", "type", 0, "defaultTypeId", 7)), "ftp://x", "Invalid values");
        refused(attribute(Map.of("name", "Address", "type", 0, "defaultTypeId", 11)), "1.2.3.256", "Invalid values");
        refused(
                attribute(Map.of("name", "Pick", "type", 0, "defaultTypeId", 10, "options", "A,B")),
                "C",
                "The value provided is invalid");
        refused(attribute(Map.of("name", "Team", "type", 4)), "nobody", "Invalid Group(s)");
        refused(attribute(Map.of("name", "Who", "type", 2)), "nobody", "not found in jira");
        refused(
                attribute(Map.of("name", "State", "type", 7, "defaultTypeId", -1, "typeValueMulti", List.of("1"))),
                "2",
                "The value provided is invalid");
        String link = attribute(Map.of("name", "Link", "type", 1, "typeValue", typeId, "additionalValue", "4"));
        refused(link, "999999", "is invalid due to restrictions");
        refused(site.attributeNamed(typeId, "Key").get("id").asText(), "TGT-1", "system attribute");
        assertThat(create().json()
                        .at("/errors/rlabs-insight-attribute-" + nameId)
                        .asText())
                .isNotEmpty();
        site.quirks("-all-or-nothing");
        TestSite.Answer kept = create(value(nameId, "kept"), value(link, "999999"));
        assertThat(kept.status()).isEqualTo(201);
    }

    @Test
    void cardinalityAndUniquenessAreKept() {
        String unique = attribute(Map.of("name", "Code", "type", 0, "defaultTypeId", 0, "uniqueAttribute", true));
        created(create(value(nameId, "a"), value(unique, "1")));
        refused(unique, "1", "has duplicated value");
        TestSite.Answer many = create(value(nameId, "a", "b"));
        assertThat(many.json().at("/errors/rlabs-insight-attribute-" + nameId).asText())
                .contains("can only contain max");
    }

    @Test
    void referencesAreWrittenByIdOrKeyAndCrossSchemasOnlyWhereAllowed() {
        String link = attribute(Map.of(
                "name", "Link", "type", 1, "typeValue", typeId, "additionalValue", "4", "maximumCardinality", -1));
        String first = created(create(value(nameId, "first")));
        String second = created(create(value(nameId, "second"), value(link, first, "TGT-" + first)));
        JsonNode object = site.get("object/" + second).json();
        assertThat(object.findValue("referencedObject").get("id").asText()).isEqualTo(first);
        JsonNode laptop = site.typeNamed("Laptop");
        String foreign = attribute(Map.of(
                "name", "Foreign", "type", 1, "typeValue", laptop.get("id").asText(), "additionalValue", "4"));
        String target =
                site.ids("objectTypeId = " + laptop.get("id").asText()).get(0).toString();
        refused(foreign, target, "refers to the schema");
        site.post(
                "global/config/objectschema/" + schemaId + "/property",
                Map.of("allowOtherObjectSchema", true, "validateQuickCreate", false, "quickCreateObjects", false));
        created(create(value(nameId, "third"), value(foreign, target)));
        site.delete("object/" + first);
        assertThat(site.get("object/" + second)
                        .json()
                        .findValue("referencedObject")
                        .get("id")
                        .asText())
                .isEqualTo(first);
    }

    @Test
    void statusesAndReferenceTypesBelongToTheSiteOrToASchema() {
        String status = created(
                site.post("config/statustype", Map.of("name", "Melted", "category", 0, "objectSchemaId", schemaId)));
        assertThat(site.get("config/statustype").text()).doesNotContain("Melted");
        assertThat(site.get("config/statustype?objectSchemaId=" + schemaId).json())
                .hasSize(1);
        assertThat(site.put("config/statustype/" + status, Map.of("name", "Frozen"))
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("Frozen");
        assertThat(site.post("config/statustype", Map.of("name", "x".repeat(31), "category", 1))
                        .status())
                .isEqualTo(400);
        assertThat(site.delete("config/statustype/" + status).status()).isEqualTo(200);
        created(site.post(
                "config/referencetype", Map.of("name", "Melts", "color", "42526E", "objectSchemaId", schemaId)));
        int global = site.get("config/referencetype").json().size();
        assertThat(site.get("config/referencetype?objectSchemaId=" + schemaId + "&includeAll=true")
                        .json())
                .hasSize(global + 1);
    }

    @Test
    void commentsIconsAndAttachmentsAreAdded() {
        String id = created(create(value(nameId, "one")));
        created(site.post("comment/create", Map.of("role", 0, "objectId", id, "comment", "hello")));
        assertThat(site.get("comment/object/" + id).json().get(0).get("comment").asText())
                .isEqualTo("hello");
        String icon = created(site.post("icon/create", Map.of("name", "Mine", "mediaFileUuid", "x")));
        assertThat(site.get("icon/" + icon + "/icon.png?size=48").body()).startsWith(0x89, 'P', 'N', 'G');
        JsonNode credentials =
                site.get("attachments/object/" + id + "/credentials").json();
        Map<String, String> bearer = Map.of(
                "Authorization", "Bearer " + credentials.get("mediaJwtToken").asText());
        String base = credentials.get("mediaBaseUrl").asText();
        String media = site.send("POST", base + "/file/binary?name=a.bin", new byte[] {1, 2, 3}, bearer)
                .json()
                .at("/data/id")
                .asText();
        site.post(
                "attachments/object/" + id,
                Map.of("attachments", List.of(Map.of("filename", "a.bin", "mediaId", media, "size", 3))));
        assertThat(site.get("attachments/object/" + id)
                        .json()
                        .get(0)
                        .get("filesize")
                        .asText())
                .isEqualTo("3 B");
        assertThat(site.send("GET", base + "/file/" + media + "/binary", null, bearer)
                        .body())
                .containsExactly(1, 2, 3);
    }

    @Test
    void anIssueFieldIsReplacedAndUnknownObjectsVanishSilently() {
        String id = created(create(value(nameId, "one")));
        Map<String, Object> body = Map.of(
                "update",
                Map.of(
                        "customfield_10043",
                        List.of(Map.of(
                                "set",
                                List.of(
                                        Map.of("id", site.workspaceId + ":" + id),
                                        Map.of("id", site.workspaceId + ":99999999"))))));
        String key = site.jira("/rest/api/3/issue/10000").json().get("key").asText();
        assertThat(site.send("PUT", site.siteUrl + "/rest/api/3/issue/" + key, body, site.signedIn())
                        .status())
                .isEqualTo(204);
        JsonNode value = site.jira("/rest/api/3/issue/" + key).json().at("/fields/customfield_10043");
        assertThat(value).hasSize(1);
        assertThat(value.get(0).get("objectId").asText()).isEqualTo(id);
        assertThat(site.get("objectconnectedtickets/" + id + "/tickets").text()).contains(key);
    }

    @Test
    void churnChangesWhatItSays() {
        site.clock.set(System.currentTimeMillis());
        int before = site.ids("objectSchemaId = 2").size();
        JsonNode churn = site.control(
                        "POST",
                        "/churn",
                        Map.of("site", "acme", "schema", "2", "creates", 20, "updates", 15, "deletes", 5))
                .json();
        assertThat(churn.get("created")).hasSize(20);
        assertThat(churn.get("deleted")).hasSize(5);
        assertThat(site.ids("objectSchemaId = 2")).hasSize(before + 15);
        List<Integer> changed = site.ids("objectSchemaId = 2 AND Updated > now(-1h)");
        for (JsonNode id : churn.get("updated")) {
            if (!churn.get("deleted").toString().contains(id.toString())) {
                assertThat(changed).contains(id.asInt());
            }
        }
        for (JsonNode id : churn.get("deleted")) {
            assertThat(site.get("object/" + id.asText()).status()).isEqualTo(404);
        }
        assertThat(site.dumped().stream()
                        .map(object -> object.get("id").asInt())
                        .toList())
                .hasSameSizeAs(site.ids("objectId > 0"));
    }

    @Test
    void theIndexLagsBehindWhenToldTo() {
        site.profile(Map.of("indexLagMs", 5000));
        String id = created(create(value(nameId, "late")));
        assertThat(site.get("object/" + id).status()).isEqualTo(200);
        assertThat(site.ids("objectTypeId = " + typeId)).isEmpty();
        site.clock.addAndGet(5000);
        assertThat(site.ids("objectTypeId = " + typeId)).hasSize(1);
        site.put("object/" + id, Map.of("attributes", List.of(value(nameId, "renamed"))));
        assertThat(site.ids("Name = late")).hasSize(1);
        site.delete("object/" + id);
        JsonNode page = site.aql("objectTypeId = " + typeId, 0, 10).json();
        assertThat(page.get("total").asInt()).isEqualTo(1);
        assertThat(page.get("values")).isEmpty();
        site.clock.addAndGet(5000);
        assertThat(site.aql("objectTypeId = " + typeId, 0, 10)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }
}
