package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the site held beside what the backup shows, object by object. Written from the documented shapes alone: it shares
 * no code with the product, so that both would have to be wrong in the same way.
 */
final class Comparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 5;

    private final Map<Long, String> expected;
    private final Map<Long, String> actual;

    private Comparison(Map<Long, String> expected, Map<Long, String> actual) {
        this.expected = expected;
        this.actual = actual;
    }

    static Comparison of(Product product, SimulatedSite site, JsonNode schema, String backupId) throws Exception {
        return new Comparison(held(product, site, schema.path("sourceId").asText()), shown(product, backupId));
    }

    /** Removes objects from what is expected, because they were deleted while the backup ran. */
    Comparison without(long... objectIds) {
        for (long objectId : objectIds) {
            expected.remove(objectId);
            actual.remove(objectId);
        }
        return this;
    }

    int size() {
        return expected.size();
    }

    void assertEqual() {
        assertThat(expected).as("what the site held").isNotEmpty();
        TreeSet<Long> missing = new TreeSet<>(expected.keySet());
        missing.removeAll(actual.keySet());
        TreeSet<Long> extra = new TreeSet<>(actual.keySet());
        extra.removeAll(expected.keySet());
        List<String> different = new ArrayList<>();
        expected.forEach((id, object) -> {
            String found = actual.get(id);
            if (found != null && !found.equals(object) && different.size() < SHOWN) {
                different.add("object " + id + "\n  held  " + object + "\n  shown " + found);
            }
        });
        assertThat(missing).as("objects missing from the backup").isEmpty();
        assertThat(extra).as("objects that the site never had").isEmpty();
        assertThat(different).as("objects that differ").isEmpty();
    }

    private static Map<Long, String> held(Product product, SimulatedSite site, String sourceSchemaId) throws Exception {
        URI dump = URI.create(product.installation().simulatorUrl() + "/__sim/sites/" + site.name() + "/dump?schema="
                + sourceSchemaId);
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(dump).build(), HttpResponse.BodyHandlers.ofInputStream());
        Map<Long, String> objects = new HashMap<>();
        try (InputStream body = response.body();
                JsonParser parser = JSON.getFactory().createParser(body)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("objects")) {
                    readObjects(parser, objects);
                }
            }
        }
        return objects;
    }

    private static void readObjects(JsonParser parser, Map<Long, String> objects) throws IOException {
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode object = JSON.readTree(parser);
            TreeMap<Long, List<String>> attributes = new TreeMap<>();
            for (JsonNode attribute : object.path("attributes")) {
                List<String> values = new ArrayList<>();
                attribute.path("objectAttributeValues").forEach(value -> values.add(heldValue(value)));
                attributes.put(attribute.path("objectTypeAttributeId").asLong(), values);
            }
            objects.put(
                    object.path("id").asLong(),
                    text(
                            object.path("objectKey").asText(),
                            object.path("label").asText(),
                            object.path("objectType").path("id").asText(),
                            attributes));
        }
    }

    private static String heldValue(JsonNode value) {
        if (value.has("referencedObject")) {
            return "ref " + value.path("referencedObject").path("id").asText();
        }
        if (value.has("status")) {
            return "status " + value.path("status").path("id").asText();
        }
        if (value.has("user")) {
            return "user " + value.path("user").path("key").asText();
        }
        if (value.has("group")) {
            return "group " + value.path("group").path("name").asText();
        }
        return "text " + value.path("value").asText();
    }

    private static Map<Long, String> shown(Product product, String backupId) {
        Map<Long, String> objects = new HashMap<>();
        for (int page = 0; ; page++) {
            JsonNode items = product.get("/backups/" + backupId + "/objects?size=200&page=" + page)
                    .path("items");
            if (items.isEmpty()) {
                return objects;
            }
            for (JsonNode item : items) {
                JsonNode object = item.has("attributes")
                        ? item
                        : product.get("/backups/" + backupId + "/objects/"
                                + item.path("id").asText());
                String before = objects.put(object.path("id").asLong(), shownObject(object));
                assertThat(before)
                        .as("object shown twice: " + object.path("id"))
                        .isNull();
            }
        }
    }

    private static String shownObject(JsonNode object) {
        TreeMap<Long, List<String>> attributes = new TreeMap<>();
        for (JsonNode attribute : object.path("attributes")) {
            List<String> values = new ArrayList<>();
            attribute.path("values").forEach(value -> values.add(shownValue(value)));
            attributes.put(attribute.path("attributeId").asLong(), values);
        }
        return text(
                object.path("key").asText(),
                object.path("label").asText(),
                object.path("typeId").asText(),
                attributes);
    }

    private static String shownValue(JsonNode value) {
        String kind = value.path("kind").asText();
        return switch (kind) {
                    case "REFERENCE" -> "ref ";
                    case "STATUS" -> "status ";
                    case "USER" -> "user ";
                    case "GROUP" -> "group ";
                    default -> "text ";
                }
                + value.path("content").asText();
    }

    private static String text(String key, String label, String typeId, Map<Long, List<String>> attributes) {
        return key + " | " + label + " | type " + typeId + " | " + attributes;
    }
}
