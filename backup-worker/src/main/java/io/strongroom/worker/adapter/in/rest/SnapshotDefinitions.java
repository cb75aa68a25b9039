package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.worker.application.port.in.BrowseSnapshot;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and kinds of types and attributes, as the snapshot's own definitions have them. */
final class SnapshotDefinitions {
    private final Map<Long, TypeNames> types = new LinkedHashMap<>();
    private final Map<String, AttributeNames> attributes = new LinkedHashMap<>();

    /** @param parentId null at the root of the tree */
    record TypeNames(long id, String name, @Nullable Long parentId, @Nullable String iconId, boolean isAbstract) {}

    record AttributeNames(String name, @Nullable String defaultType) {}

    static SnapshotDefinitions of(BrowseSnapshot snapshots, SnapshotId id, ObjectMapper json) {
        SnapshotDefinitions definitions = new SnapshotDefinitions();
        document(snapshots, id, "types", json).forEach(definitions::addType);
        document(snapshots, id, "attributes", json).forEach(ofType -> ofType.forEach(definitions::addAttribute));
        return definitions;
    }

    private static JsonNode document(BrowseSnapshot snapshots, SnapshotId id, String name, ObjectMapper json) {
        byte[] bytes = snapshots.meta(id, name).orElseThrow(() -> new IllegalStateException("no document " + name));
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addType(JsonNode type) {
        long id = type.path("id").asLong();
        JsonNode parent = type.path("parentObjectTypeId");
        types.put(
                id,
                new TypeNames(
                        id,
                        type.path("name").asText(),
                        parent.asLong() == 0 ? null : parent.asLong(),
                        text(type.path("icon").path("id")),
                        type.path("abstractObjectType").asBoolean()));
    }

    private void addAttribute(JsonNode attribute) {
        attributes.put(
                attribute.path("id").asText(),
                new AttributeNames(
                        attribute.path("name").asText(),
                        text(attribute.path("defaultType").path("name"))));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    Map<Long, TypeNames> types() {
        return types;
    }

    String typeName(long id) {
        TypeNames type = types.get(id);
        return type == null ? "" : type.name();
    }

    String attributeName(String id) {
        AttributeNames attribute = attributes.get(id);
        return attribute == null ? "" : attribute.name();
    }

    @Nullable
    String attributeType(String id) {
        AttributeNames attribute = attributes.get(id);
        return attribute == null ? null : attribute.defaultType();
    }
}
