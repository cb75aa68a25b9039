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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the site held beside what the backup shows: every attribute of every object. Written from the documented shapes
 * alone: it shares no code with the product, so that both would have to be wrong in the same way.
 */
final class Comparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 5;

    private final Map<Long, String> held;
    private final Set<Long> shown = new HashSet<>();
    private final List<String> extra = new ArrayList<>();
    private final List<String> different = new ArrayList<>();

    private Comparison(Map<Long, String> held) {
        this.held = held;
    }

    static void assertEqual(Product product, SimulatedSite site, JsonNode schema, String backupId) throws Exception {
        Comparison comparison =
                new Comparison(held(product, site, schema.path("sourceId").asText()));
        assertThat(comparison.held).as("what the site held").isNotEmpty();
        comparison.readBackup(product, backupId);
        assertThat(comparison.extra).as("objects that the site never had").isEmpty();
        assertThat(comparison.different).as("objects that differ").isEmpty();
        assertThat(comparison.held.keySet())
                .as("objects missing from the backup")
                .isEmpty();
    }

    private void readBackup(Product product, String backupId) {
        String path = "/backups/" + backupId + "/objects?includeAttributes=true&size=200&page=";
        for (int page = 0; ; page++) {
            JsonNode items = product.get(path + page).path("items");
            if (items.isEmpty()) {
                return;
            }
            items.forEach(this::compare);
        }
    }

    private void compare(JsonNode object) {
        long id = object.path("id").asLong();
        assertThat(shown.add(id)).as("object shown once: " + id).isTrue();
        String found = shownObject(object);
        String expected = held.remove(id);
        if (expected == null) {
            note(extra, found);
        } else if (!expected.equals(found)) {
            note(different, "object " + id + "\n  held  " + expected + "\n  shown " + found);
        }
    }

    private static void note(List<String> findings, String finding) {
        if (findings.size() < SHOWN) {
            findings.add(finding);
        }
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
                    head(
                                    object.path("objectKey").asText(),
                                    object.path("label").asText(),
                                    object.path("objectType").path("id").asText())
                            + attributes);
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

    private static String shownObject(JsonNode object) {
        TreeMap<Long, List<String>> attributes = new TreeMap<>();
        for (JsonNode attribute : object.path("attributes")) {
            List<String> values = new ArrayList<>();
            attribute.path("values").forEach(value -> values.add(shownValue(value)));
            attributes.put(attribute.path("id").asLong(), values);
        }
        return head(
                        object.path("objectKey").asText(),
                        object.path("label").asText(),
                        object.path("typeId").asText())
                + attributes;
    }

    private static String shownValue(JsonNode value) {
        String kind =
                switch (value.path("kind").asText()) {
                    case "REFERENCE" -> "ref ";
                    case "STATUS" -> "status ";
                    case "USER" -> "user ";
                    case "GROUP" -> "group ";
                    default -> "text ";
                };
        return kind + value.path("value").asText();
    }

    private static String head(String key, String label, String typeId) {
        return key + " | " + label + " | type " + typeId + " | ";
    }
}
