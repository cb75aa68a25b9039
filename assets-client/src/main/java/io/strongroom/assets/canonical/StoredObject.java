package io.strongroom.assets.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strongroom.assets.canonical.AttributeValues.Kind;
import io.strongroom.assets.canonical.AttributeValues.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads the two byte arrays of an {@link AssetObject} again. For browsing: clarity before speed. */
final class StoredObject {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(BoundedJson.factory()).build();

    private StoredObject() {}

    static AssetObject read(byte[] canonicalBytes, byte[] annotationBytes) {
        JsonNode object = tree(canonicalBytes);
        LongStream.Builder references = LongStream.builder();
        for (JsonNode values : object.path("attributes")) {
            for (JsonNode value : values) {
                if (value.has("ref")) {
                    references.add(value.get("ref").asLong());
                }
            }
        }
        return new AssetObject(
                object.path("id").asLong(),
                object.path("type").asLong(),
                object.path("key").asText(""),
                object.path("label").asText(""),
                object.path("updated").asText(""),
                canonicalBytes,
                annotationBytes,
                references.build().toArray());
    }

    static List<AttributeValues> attributes(byte[] canonicalBytes, byte[] annotationBytes) {
        JsonNode notes = tree(annotationBytes).path("attributes");
        List<AttributeValues> attributes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> attribute :
                tree(canonicalBytes).path("attributes").properties()) {
            JsonNode attributeNotes = notes.path(attribute.getKey());
            List<Value> values = new ArrayList<>();
            for (JsonNode value : attribute.getValue()) {
                values.add(value(value, attributeNotes.path(values.size())));
            }
            attributes.add(new AttributeValues(attribute.getKey(), values));
        }
        return attributes;
    }

    private static Value value(JsonNode value, JsonNode note) {
        if (value.isTextual()) {
            return shown(Kind.TEXT, value.asText(), note, null);
        }
        if (value.has("ref")) {
            return shown(Kind.REFERENCE, value.get("ref").asText(), note, "label");
        }
        if (value.has("status")) {
            return shown(Kind.STATUS, value.get("status").asText(), note, "name");
        }
        if (value.has("user")) {
            return shown(Kind.USER, value.get("user").asText(), note, "name");
        }
        if (value.has("group")) {
            return shown(Kind.GROUP, value.get("group").asText(), note, null);
        }
        JsonNode plain = value.path("value");
        if (plain.isValueNode() && !value.has("other")) {
            return shown(Kind.TEXT, plain.asText(), note, null);
        }
        return shown(Kind.OTHER, value.toString(), note, null);
    }

    private static Value shown(Kind kind, String content, JsonNode note, @Nullable String named) {
        String name = named == null ? content : note.path(named).asText(content);
        return new Value(
                kind,
                content,
                note.path("display").asText(name),
                note.has("key") ? note.get("key").asText() : null,
                note.has("type") ? Long.valueOf(note.get("type").asLong()) : null);
    }

    private static JsonNode tree(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!node.isObject()) {
                throw new IllegalArgumentException("stored bytes must be a JSON object");
            }
            return node;
        } catch (IOException failure) {
            // The parser's own words would quote content.
            throw new IllegalArgumentException("stored bytes must be canonical JSON", BoundedJson.violation(failure));
        }
    }
}
