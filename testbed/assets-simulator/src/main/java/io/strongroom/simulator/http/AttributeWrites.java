package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.ReferenceType;
import io.strongroom.simulator.catalog.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creating, changing and deleting attributes, statuses and reference types. */
final class AttributeWrites {
    private static final int LONGEST_STATUS = 30;
    private static final Set<Integer> KINDS = Set.of(0, 1, 2, 4, 6, 7, 8);

    private AttributeWrites() {}

    static Reply create(Call call) {
        ObjectType type = call.type(call.pathNumber("typeId"));
        JsonNode body = call.json();
        AttributeSettings settings = settings(call, body, null);
        refuseTaken(call, type.id(), settings.name(), -1);
        Attribute attribute = new Attribute(
                call.catalog().nextAttributeId(),
                type.id(),
                settings,
                true,
                false,
                true,
                call.catalog().ownAttributes(type.id()).size());
        store(call, attribute);
        return Reply.json(201, Json.bytes(json -> call.definitions().attribute(json, attribute, true)));
    }

    static Reply update(Call call) {
        Attribute old = call.attribute(call.pathNumber("id"));
        if (call.path().containsKey("typeId") && old.typeId() != call.pathNumber("typeId")) {
            throw Refusal.notFound("object type attribute", old.id());
        }
        AttributeSettings settings = settings(call, call.json(), old.settings());
        if (old.system()) {
            throw new Refusal(400, "The attribute " + old.name() + " is a system attribute and cannot be changed");
        }
        refuseTaken(call, old.typeId(), settings.name(), old.id());
        Attribute attribute = old.with(settings);
        store(call, attribute);
        return Reply.json(200, Json.bytes(json -> call.definitions().attribute(json, attribute, true)));
    }

    static Reply move(Call call) {
        Attribute attribute = call.attribute(call.pathNumber("id"))
                .at(call.json().path("position").asInt(0));
        call.catalog().put(attribute);
        return Reply.json(200, Json.bytes(json -> call.definitions().attribute(json, attribute, true)));
    }

    static Reply delete(Call call) {
        Attribute attribute = call.attribute(call.pathNumber("id"));
        if (!attribute.removable()) {
            throw new Refusal(400, "The attribute " + attribute.name() + " cannot be removed");
        }
        call.catalog().removeAttribute(attribute.id());
        return Reply.empty(200);
    }

    /** Exactly one attribute of a type is its label. */
    private static void store(Call call, Attribute attribute) {
        if (attribute.settings().label()) {
            for (Attribute other : call.catalog().ownAttributes(attribute.typeId())) {
                if (other.id() != attribute.id() && other.settings().label()) {
                    call.catalog().put(other.with(other.settings().withLabel(false)));
                }
            }
        }
        call.catalog().put(attribute);
    }

    private static void refuseTaken(Call call, int typeId, String name, int ownId) {
        for (Attribute other : call.catalog().visibleAttributes(typeId)) {
            if (other.id() != ownId && other.name().equalsIgnoreCase(name)) {
                throw Refusal.invalid("name", "Name has to be unique");
            }
        }
    }

    private static int number(JsonNode body, String field, int otherwise) {
        return body.hasNonNull(field) ? body.get(field).asInt(otherwise) : otherwise;
    }

    private static @Nullable String text(JsonNode body, String field, @Nullable String otherwise) {
        return body.hasNonNull(field) ? body.get(field).asText() : otherwise;
    }

    /** The body laid over what is there; numbers may come as strings. */
    private static AttributeSettings settings(Call call, JsonNode body, @Nullable AttributeSettings old) {
        AttributeSettings base = old == null ? blank() : old;
        String name = text(body, "name", base.name());
        if (name == null || name.isBlank()) {
            throw Refusal.invalid("name", "Name is required");
        }
        int type = number(body, "type", base.type());
        if (!KINDS.contains(type)) {
            throw Refusal.invalid("type", "The attribute type " + type + " is not supported");
        }
        int defaultType = type == AttributeSettings.DEFAULT
                ? number(body, "defaultTypeId", base.defaultType())
                : AttributeSettings.NONE;
        if (!AttributeSettings.knowsDefaultType(defaultType)) {
            throw Refusal.invalid("defaultTypeId", "The default type " + defaultType + " is not supported");
        }
        String typeValue = text(body, "typeValue", base.typeValue());
        String additionalValue = text(body, "additionalValue", base.additionalValue());
        if (type == AttributeSettings.OBJECT) {
            requireReference(call, typeValue, additionalValue);
        }
        List<String> multi = base.typeValueMulti();
        if (body.has("typeValueMulti")) {
            List<String> given = new ArrayList<>();
            body.get("typeValueMulti").forEach(value -> given.add(value.asText()));
            multi = List.copyOf(given);
        }
        String options = text(body, "options", base.options());
        String qlQuery = text(body, "qlQuery", text(body, "iql", base.qlQuery()));
        return new AttributeSettings(
                name,
                body.path("label").asBoolean(base.label()),
                text(body, "description", base.description()),
                type,
                defaultType,
                typeValue,
                multi,
                additionalValue,
                number(body, "minimumCardinality", base.minimumCardinality()),
                number(body, "maximumCardinality", base.maximumCardinality()),
                text(body, "suffix", base.suffix()),
                body.path("summable").asBoolean(base.summable()),
                body.path("includeChildObjectTypes").asBoolean(base.includeChildren()),
                body.path("hidden").asBoolean(base.hidden()),
                body.path("uniqueAttribute").asBoolean(base.unique()),
                text(body, "regexValidation", base.regexValidation()),
                options == null ? "" : options,
                qlQuery);
    }

    private static AttributeSettings blank() {
        return new AttributeSettings(
                "", false, null, 0, 0, null, List.of(), null, 0, 1, null, false, false, false, false, null, "", null);
    }

    private static void requireReference(Call call, @Nullable String typeValue, @Nullable String additionalValue) {
        if (typeValue == null || call.catalog().type(id(typeValue)) == null) {
            throw Refusal.invalid("typeValue", "typeValue must be the id of an object type");
        }
        if (additionalValue == null || call.catalog().referenceType(id(additionalValue)) == null) {
            throw Refusal.invalid("additionalValue", "additionalValue must be the id of a reference type");
        }
    }

    private static int id(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notNumber) {
            return -1;
        }
    }

    static Reply createStatus(Call call) {
        JsonNode body = call.json();
        Status status =
                status(call, body, new Status(call.catalog().nextStatusId(), "", null, -1, schemaId(call, body)));
        call.catalog().put(status);
        return Reply.json(201, Json.bytes(json -> call.definitions().status(json, status)));
    }

    private static @Nullable Integer schemaId(Call call, JsonNode body) {
        if (!body.hasNonNull("objectSchemaId")) {
            return null;
        }
        int id = body.get("objectSchemaId").asInt(-1);
        if (call.catalog().schema(id) == null) {
            throw Refusal.invalid("objectSchemaId", "The object schema does not exist");
        }
        return id;
    }

    private static Status status(Call call, JsonNode body, Status old) {
        String name = body.path("name").asText(old.name());
        int category = number(body, "category", old.category());
        if (name.isBlank() || name.length() > LONGEST_STATUS) {
            throw Refusal.invalid("name", "The name must have 1 to 30 characters");
        }
        if (category < 0 || category > 2) {
            throw Refusal.invalid("category", "The category must be 0, 1 or 2");
        }
        for (Status other : call.catalog().statuses()) {
            if (other.id() != old.id()
                    && other.name().equalsIgnoreCase(name)
                    && java.util.Objects.equals(other.schemaId(), old.schemaId())) {
                throw Refusal.invalid("name", "Name has to be unique");
            }
        }
        return new Status(old.id(), name, text(body, "description", old.description()), category, old.schemaId());
    }

    private static Status statusOf(Call call) {
        Status status = call.catalog().status(call.pathNumber("id"));
        if (status == null) {
            throw Refusal.notFound("status", call.pathNumber("id"));
        }
        return status;
    }

    static Reply updateStatus(Call call) {
        Status status = status(call, call.json(), statusOf(call));
        call.catalog().put(status);
        return Reply.json(200, Json.bytes(json -> call.definitions().status(json, status)));
    }

    static Reply deleteStatus(Call call) {
        call.catalog().removeStatus(statusOf(call).id());
        return Reply.empty(200);
    }

    static Reply createReferenceType(Call call) {
        JsonNode body = call.json();
        ReferenceType type = referenceType(
                call,
                body,
                new ReferenceType(call.catalog().nextReferenceTypeId(), "", null, null, schemaId(call, body)));
        call.catalog().put(type);
        return Reply.json(201, Json.bytes(json -> call.definitions().referenceType(json, type)));
    }

    private static ReferenceType referenceType(Call call, JsonNode body, ReferenceType old) {
        String name = body.path("name").asText(old.name());
        if (name.isBlank()) {
            throw Refusal.invalid("name", "Name is required");
        }
        for (ReferenceType other : call.catalog().referenceTypes()) {
            if (other.id() != old.id()
                    && other.name().equalsIgnoreCase(name)
                    && java.util.Objects.equals(other.schemaId(), old.schemaId())) {
                throw Refusal.invalid("name", "Name has to be unique");
            }
        }
        return new ReferenceType(
                old.id(),
                name,
                text(body, "description", old.description()),
                text(body, "color", old.color()),
                old.schemaId());
    }

    private static ReferenceType referenceTypeOf(Call call) {
        ReferenceType type = call.catalog().referenceType(call.pathNumber("id"));
        if (type == null) {
            throw Refusal.notFound("reference type", call.pathNumber("id"));
        }
        return type;
    }

    static Reply updateReferenceType(Call call) {
        ReferenceType type = referenceType(call, call.json(), referenceTypeOf(call));
        call.catalog().put(type);
        return Reply.json(200, Json.bytes(json -> call.definitions().referenceType(json, type)));
    }

    static Reply deleteReferenceType(Call call) {
        call.catalog().removeReferenceType(referenceTypeOf(call).id());
        return Reply.empty(200);
    }
}
