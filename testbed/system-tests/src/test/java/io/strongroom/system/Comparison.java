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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the site held beside what the backup shows, object by object. Written from the documented shapes alone: it shares
 * no code with the product, so that both would have to be wrong in the same way.
 */
final class Comparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 5;
    private static final int READERS = 6;

    private final Map<Long, String> expected;
    private final Map<Long, String> actual;

    private Comparison(Map<Long, String> expected, Map<Long, String> actual) {
        this.expected = expected;
        this.actual = actual;
    }

    static Comparison of(Product product, SimulatedSite site, JsonNode schema, String backupId) throws Exception {
        return sampled(product, site, schema, backupId, 1);
    }

    /** Compares key, label and type of every object, and all attributes of every {@code stride}-th. */
    static Comparison sampled(Product product, SimulatedSite site, JsonNode schema, String backupId, int stride)
            throws Exception {
        return new Comparison(held(product, site, schema.path("sourceId").asText()), shown(product, backupId, stride));
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
            // An object that was only listed has the beginning of the text.
            if (found != null && !object.equals(found) && !isListed(found, object) && different.size() < SHOWN) {
                different.add("object " + id + "\n  held  " + object + "\n  shown " + found);
            }
        });
        assertThat(missing).as("objects missing from the backup").isEmpty();
        assertThat(extra).as("objects that the site never had").isEmpty();
        assertThat(different).as("objects that differ").isEmpty();
    }

    private static boolean isListed(String found, String object) {
        return found.endsWith(" | ") && object.startsWith(found);
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

    /** Every object as the list shows it, and every {@code stride}-th as it is shown in full. */
    private static Map<Long, String> shown(Product product, String backupId, int stride) throws Exception {
        Map<Long, String> listed = new HashMap<>();
        List<Long> inFull = new ArrayList<>();
        String path = "/backups/" + backupId + "/objects";
        for (int page = 0; ; page++) {
            JsonNode items = product.get(path + "?size=200&page=" + page).path("items");
            if (items.isEmpty()) {
                break;
            }
            for (JsonNode item : items) {
                long id = item.path("id").asLong();
                assertThat(listed.put(id, head(item)))
                        .as("object shown twice: " + id)
                        .isNull();
                if (listed.size() % stride == 0) {
                    inFull.add(id);
                }
            }
        }
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            Map<Long, Future<String>> details = new HashMap<>();
            for (long id : inFull) {
                details.put(id, readers.submit(() -> shownObject(product.get(path + "/" + id))));
            }
            for (Map.Entry<Long, Future<String>> detail : details.entrySet()) {
                listed.put(detail.getKey(), detail.getValue().get());
            }
        } finally {
            readers.shutdownNow();
        }
        return listed;
    }

    private static String head(JsonNode object) {
        return head(
                object.path("objectKey").asText(),
                object.path("label").asText(),
                object.path("typeId").asText());
    }

    private static String shownObject(JsonNode object) {
        TreeMap<Long, List<String>> attributes = new TreeMap<>();
        for (JsonNode attribute : object.path("attributes")) {
            List<String> values = new ArrayList<>();
            attribute.path("values").forEach(value -> values.add(shownValue(value)));
            attributes.put(attribute.path("id").asLong(), values);
        }
        return head(object) + attributes;
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
