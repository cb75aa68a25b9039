package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.store.GeneratedContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creating, changing and deleting objects, and commenting on them. */
final class ObjectWrites {
    private ObjectWrites() {}

    static Reply create(Call call) {
        JsonNode body = call.json();
        if (!body.hasNonNull("objectTypeId")) {
            throw Refusal.invalid("objectTypeId", "objectTypeId is required");
        }
        ObjectType type = call.catalog().type(body.get("objectTypeId").asInt(-1));
        if (type == null || call.hidden(type)) {
            throw Refusal.invalid("objectTypeId", "The object type does not exist");
        }
        if (type.abstractType()) {
            throw Refusal.invalid("objectTypeId", "An abstract object type cannot have objects");
        }
        Map<Integer, List<String>> values = checked(call, type, -1, body.path("attributes"));
        int ordinal = call.store()
                .create(
                        type.id(),
                        values,
                        body.path("hasAvatar").asBoolean(false),
                        call.site().access().accountId());
        if (!call.has(Quirk.CREATE_WITHOUT_ATTRIBUTES)) {
            return ObjectEndpoints.full(call, 201, ordinal, true);
        }
        return Reply.json(
                201, Json.bytes(json -> call.objects().object(json, ordinal, ObjectJson.Attributes.NONE, false)));
    }

    static Reply update(Call call) {
        int ordinal = call.object();
        JsonNode body = call.json();
        ObjectType type = call.type(call.store().typeId(ordinal));
        Map<Integer, List<String>> values = checked(call, type, ordinal, body.path("attributes"));
        call.store()
                .update(
                        ordinal,
                        values,
                        body.path("hasAvatar").asBoolean(call.store().truth().hasAvatar(ordinal)),
                        call.site().access().accountId());
        return ObjectEndpoints.full(call, 200, ordinal, true);
    }

    static Reply delete(Call call) {
        call.store().delete(call.object());
        return Reply.empty(call.has(Quirk.DELETE_OBJECT_204) ? 204 : 200);
    }

    static Reply comment(Call call) {
        JsonNode body = call.json();
        int ordinal = call.store().ordinalOf(body.path("objectId").asInt(-1));
        if (!call.store().exists(ordinal)) {
            throw Refusal.notFound("object", body.path("objectId").asText());
        }
        String text = body.path("comment").asText("");
        if (text.isEmpty()) {
            throw Refusal.invalid("comment", "comment is required");
        }
        GeneratedContent.Comment comment =
                call.store().comment(ordinal, call.site().access().accountId(), text);
        return Reply.json(201, Json.bytes(json -> ObjectEndpoints.comment(json, call, ordinal, comment)));
    }

    /** All-or-nothing by default: one bad value and nothing is written. */
    private static Map<Integer, List<String>> checked(Call call, ObjectType type, int ordinal, JsonNode attributes) {
        Map<Integer, Attribute> known = new LinkedHashMap<>();
        call.catalog().visibleAttributes(type.id()).forEach(attribute -> known.put(attribute.id(), attribute));
        Map<Integer, List<String>> values = new HashMap<>();
        Map<String, String> errors = new LinkedHashMap<>();
        ValueRules rules = new ValueRules(call, type, ordinal);
        for (JsonNode entry : attributes) {
            JsonNode id = entry.path("objectTypeAttributeId");
            if (id.isTextual() && call.has(Quirk.STRING_ATTRIBUTE_ID_IGNORED)) {
                continue;
            }
            Attribute attribute = known.get(id.asInt(-1));
            if (attribute == null) {
                errors.put(field(id.asText()), "The attribute does not belong to the object type " + type.name());
                continue;
            }
            List<String> raw = new ArrayList<>();
            for (JsonNode value : entry.path("objectAttributeValues")) {
                JsonNode text = value.path("value");
                if (!text.isMissingNode() && !text.isNull()) {
                    raw.add(text.asText());
                }
            }
            try {
                values.put(attribute.id(), rules.accepted(attribute, raw));
            } catch (ValueRules.Invalid invalid) {
                errors.put(
                        field(Integer.toString(attribute.id())),
                        invalid.getMessage() == null ? "" : invalid.getMessage());
            }
        }
        if (ordinal < 0) {
            for (Attribute attribute : known.values()) {
                boolean missing = !attribute.system()
                        && attribute.settings().minimumCardinality() > 0
                        && values.getOrDefault(attribute.id(), List.of()).isEmpty();
                if (missing) {
                    errors.putIfAbsent(
                            field(Integer.toString(attribute.id())), attribute.name() + " needs at least one value");
                }
            }
        }
        if (!errors.isEmpty() && call.has(Quirk.ALL_OR_NOTHING)) {
            throw new Refusal(400, errors);
        }
        return values;
    }

    private static String field(String attributeId) {
        return "rlabs-insight-attribute-" + attributeId;
    }
}
