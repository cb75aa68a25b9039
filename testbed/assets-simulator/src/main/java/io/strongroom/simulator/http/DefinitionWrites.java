package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.Icon;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creating, changing and deleting schemas and object types. */
final class DefinitionWrites {
    private static final int LONGEST_KEY = 10;
    private static final Pattern RESERVED = Pattern.compile("[=;:?.\"]");

    private DefinitionWrites() {}

    private static @Nullable String text(JsonNode body, String field, @Nullable String otherwise) {
        return body.hasNonNull(field) ? body.get(field).asText() : otherwise;
    }

    private static String name(Call call, JsonNode body, @Nullable String otherwise) {
        String name = text(body, "name", otherwise);
        if (name == null || name.isBlank()) {
            throw Refusal.invalid("name", "Name is required");
        }
        if (call.has(Quirk.RESERVED_CHARACTERS)
                && body.hasNonNull("name")
                && RESERVED.matcher(name).find()) {
            throw Refusal.invalid("name", "The name contains reserved characters");
        }
        return name;
    }

    static Reply createSchema(Call call) {
        requireAdmin(call);
        JsonNode body = call.json();
        Schema schema = new Schema(
                call.catalog().nextSchemaId(),
                schemaName(call, body, null),
                schemaKey(call, body, null),
                text(body, "description", null),
                call.now(),
                call.now(),
                true,
                new Schema.Settings(false, false, false));
        call.catalog().put(schema);
        return SchemaEndpoints.reply(call, 201, schema);
    }

    private static void requireAdmin(Call call) {
        if (!call.site().access().jiraAdmin()) {
            throw new Refusal(403, "You do not have permission to manage object schemas");
        }
    }

    private static String schemaName(Call call, JsonNode body, @Nullable Schema old) {
        String name = name(call, body, old == null ? null : old.name());
        for (Schema other : call.catalog().schemas()) {
            if (other.name().equalsIgnoreCase(name) && (old == null || other.id() != old.id())) {
                throw Refusal.invalid("name", "Name has to be unique");
            }
        }
        return name;
    }

    private static String schemaKey(Call call, JsonNode body, @Nullable Schema old) {
        String key = text(body, "objectSchemaKey", old == null ? null : old.key());
        if (key == null || key.isBlank()) {
            throw Refusal.invalid("objectSchemaKey", "Key is required");
        }
        if (key.length() > LONGEST_KEY) {
            throw Refusal.invalid("objectSchemaKey", "The key must not be longer than 10 characters");
        }
        for (Schema other : call.catalog().schemas()) {
            if (other.key().equalsIgnoreCase(key) && (old == null || other.id() != old.id())) {
                throw Refusal.invalid("objectSchemaKey", "Key has to be unique");
            }
        }
        return key.toUpperCase(Locale.ROOT);
    }

    static Reply updateSchema(Call call) {
        Schema old = call.schema(call.pathNumber("id"));
        JsonNode body = call.json();
        Schema schema = new Schema(
                old.id(),
                schemaName(call, body, old),
                schemaKey(call, body, old),
                text(body, "description", old.description()),
                old.created(),
                call.now(),
                old.canManage(),
                old.settings());
        call.catalog().put(schema);
        return SchemaEndpoints.reply(call, 200, schema);
    }

    static Reply deleteSchema(Call call) {
        requireAdmin(call);
        Schema schema = call.schema(call.pathNumber("id"));
        Reply reply = SchemaEndpoints.reply(call, 200, schema);
        Set<Integer> types = new HashSet<>();
        call.catalog().typesOf(schema.id()).forEach(type -> types.add(type.id()));
        call.store().deleteAll(types);
        call.catalog().removeSchema(schema.id());
        return call.has(Quirk.DELETE_RETURNS_ENTITY) ? reply : Reply.empty(204);
    }

    static Reply createType(Call call) {
        JsonNode body = call.json();
        int schemaId = body.path("objectSchemaId").asInt(-1);
        if (call.catalog().schema(schemaId) == null) {
            throw Refusal.invalid("objectSchemaId", "The object schema does not exist");
        }
        Integer parent = body.hasNonNull("parentObjectTypeId")
                ? body.get("parentObjectTypeId").asInt()
                : null;
        requireParent(call, schemaId, parent);
        if (!body.hasNonNull("iconId")) {
            throw Refusal.invalid("iconId", "iconId is required");
        }
        ObjectType type = new ObjectType(
                call.catalog().nextTypeId(),
                schemaId,
                typeName(call, body, schemaId, null),
                text(body, "description", null),
                icon(call, body, -1),
                siblings(call.catalog(), schemaId, parent),
                call.now(),
                call.now(),
                parent,
                body.path("inherited").asBoolean(false),
                body.path("abstractObjectType").asBoolean(false));
        call.catalog().put(type);
        born(call.catalog(), type.id());
        return SchemaEndpoints.reply(call, 201, type);
    }

    /** Every type begins with Key, Name, Created and Updated. */
    private static void born(Catalog catalog, int typeId) {
        AttributeSettings[] standard = {
            AttributeSettings.standard(Attribute.KEY, false, AttributeSettings.TEXT, false),
            AttributeSettings.standard(Attribute.NAME, true, AttributeSettings.TEXT, false),
            AttributeSettings.standard(Attribute.CREATED, false, AttributeSettings.DATE_TIME, false),
            AttributeSettings.standard(Attribute.UPDATED, false, AttributeSettings.DATE_TIME, false)
        };
        for (int i = 0; i < standard.length; i++) {
            boolean name = standard[i].label();
            catalog.put(new Attribute(catalog.nextAttributeId(), typeId, standard[i], name, !name, false, i));
        }
    }

    private static void requireParent(Call call, int schemaId, @Nullable Integer parent) {
        if (parent == null) {
            return;
        }
        ObjectType type = call.catalog().type(parent);
        if (type == null || type.schemaId() != schemaId) {
            throw Refusal.invalid("parentObjectTypeId", "The parent object type does not exist in this schema");
        }
    }

    private static int siblings(Catalog catalog, int schemaId, @Nullable Integer parent) {
        return (int) catalog.typesOf(schemaId).stream()
                .filter(type -> parent == null ? type.parentId() == null : parent.equals(type.parentId()))
                .count();
    }

    private static String typeName(Call call, JsonNode body, int schemaId, @Nullable ObjectType old) {
        String name = name(call, body, old == null ? null : old.name());
        for (ObjectType other : call.catalog().typesOf(schemaId)) {
            if (other.name().equalsIgnoreCase(name) && (old == null || other.id() != old.id())) {
                throw Refusal.invalid("name", "Name has to be unique");
            }
        }
        return name;
    }

    private static int icon(Call call, JsonNode body, int otherwise) {
        if (!body.hasNonNull("iconId")) {
            return otherwise;
        }
        Icon icon = call.catalog().icon(body.get("iconId").asText());
        if (icon == null) {
            throw Refusal.invalid("iconId", "The icon does not exist");
        }
        return icon.number();
    }

    static Reply updateType(Call call) {
        ObjectType old = call.type(call.pathNumber("id"));
        JsonNode body = call.json();
        ObjectType type = new ObjectType(
                old.id(),
                old.schemaId(),
                typeName(call, body, old.schemaId(), old),
                text(body, "description", old.description()),
                icon(call, body, old.iconId()),
                old.position(),
                old.created(),
                call.now(),
                old.parentId(),
                body.path("inherited").asBoolean(old.inherited()),
                body.path("abstractObjectType").asBoolean(old.abstractType()));
        call.catalog().put(type);
        return SchemaEndpoints.reply(call, 200, type);
    }

    /** Without {@code toObjectTypeId} the type moves to the root. */
    static Reply moveType(Call call) {
        ObjectType old = call.type(call.pathNumber("id"));
        JsonNode body = call.json();
        if (!body.hasNonNull("position")) {
            throw Refusal.invalid("position", "position is required");
        }
        Integer parent =
                body.hasNonNull("toObjectTypeId") ? body.get("toObjectTypeId").asInt() : null;
        requireParent(call, old.schemaId(), parent);
        if (parent != null && call.catalog().withDescendants(old.id()).contains(parent)) {
            throw Refusal.invalid("toObjectTypeId", "A type cannot be moved below itself");
        }
        ObjectType type = old.movedTo(parent, body.get("position").asInt(), call.now());
        call.catalog().put(type);
        return SchemaEndpoints.reply(call, 200, type);
    }

    static Reply deleteType(Call call) {
        ObjectType type = call.type(call.pathNumber("id"));
        Reply reply = SchemaEndpoints.reply(call, 200, type);
        Set<Integer> types = call.catalog().withDescendants(type.id());
        call.store().deleteAll(types);
        types.forEach(call.catalog()::removeType);
        return call.has(Quirk.DELETE_RETURNS_ENTITY) ? reply : Reply.empty(204);
    }
}
