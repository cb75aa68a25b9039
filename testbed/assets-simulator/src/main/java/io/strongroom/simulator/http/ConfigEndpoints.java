package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.catalog.Icon;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.dataset.Directory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Icons, roles and the workspace's configuration. */
final class ConfigEndpoints {
    private static final List<String> SCHEMA_ROLES =
            List.of("Object Schema Managers", "Object Schema Developers", "Object Schema Users");
    private static final List<String> TYPE_ROLES =
            List.of("Object Type Managers", "Object Type Developers", "Object Type Users");
    private static final int ROLES_PER_OWNER = 10;
    private static final int FIRST_TYPE_ROLE = 1_000_000;

    private ConfigEndpoints() {}

    static Reply icons(Call call) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (Icon icon : call.catalog().icons()) {
                call.definitions().icon(json, icon);
            }
            json.writeEndArray();
        }));
    }

    private static Icon iconOf(Call call) {
        String id = call.path().getOrDefault("id", "");
        Icon icon = call.catalog().icon(id);
        if (icon == null) {
            throw Refusal.notFound("icon", id);
        }
        return icon;
    }

    static Reply icon(Call call) {
        Icon icon = iconOf(call);
        return Reply.json(200, Json.bytes(json -> call.definitions().icon(json, icon)));
    }

    static Reply iconPicture(Call call) {
        int size = Math.min(288, Math.max(16, call.queryNumber("size", 16)));
        return Reply.bytes("image/png", Pictures.png(size, iconOf(call).number() * 7919));
    }

    static Reply iconUploadToken(Call call) {
        return Reply.json(200, "{\"mediaJwtToken\":\"" + call.site().media().token() + "\"}");
    }

    static Reply createIcon(Call call) {
        JsonNode body = call.json();
        String name = body.path("name").asText("");
        if (name.isEmpty() || !body.hasNonNull("mediaFileUuid")) {
            throw Refusal.invalid("name", "name and mediaFileUuid are required");
        }
        int number = call.catalog().nextIconNumber();
        Icon icon = new Icon(
                number,
                UUID.nameUUIDFromBytes((name + number).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                name,
                false);
        call.catalog().put(icon);
        return Reply.json(201, Json.bytes(json -> call.definitions().icon(json, icon)));
    }

    static Reply updateIcon(Call call) {
        Icon old = iconOf(call);
        Icon icon = new Icon(old.number(), old.uuid(), call.json().path("name").asText(old.name()), old.builtIn());
        call.catalog().put(icon);
        return Reply.json(200, Json.bytes(json -> call.definitions().icon(json, icon)));
    }

    static Reply deleteIcon(Call call) {
        Icon icon = iconOf(call);
        if (icon.builtIn()) {
            throw new Refusal(400, "A built-in icon cannot be deleted");
        }
        call.catalog().removeIcon(icon.number());
        return Reply.empty(200);
    }

    static Reply schemaRoles(Call call) {
        Schema schema = call.schema(call.pathNumber("id"));
        return roles(call, SCHEMA_ROLES, schema.id() * ROLES_PER_OWNER);
    }

    static Reply typeRoles(Call call) {
        return roles(
                call,
                TYPE_ROLES,
                FIRST_TYPE_ROLE + call.type(call.pathNumber("id")).id() * ROLES_PER_OWNER);
    }

    private static Reply roles(Call call, List<String> names, int first) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                json.writeStringField(names.get(i), call.definitions().base() + "/config/role/" + (first + i + 1));
            }
            json.writeEndObject();
        }));
    }

    static Reply role(Call call) {
        int id = call.pathNumber("id");
        boolean ofType = id >= FIRST_TYPE_ROLE;
        int owner = (ofType ? id - FIRST_TYPE_ROLE : id) / ROLES_PER_OWNER;
        int place = id % ROLES_PER_OWNER - 1;
        if (place < 0 || place >= SCHEMA_ROLES.size()) {
            throw Refusal.notFound("role", id);
        }
        if (ofType) {
            call.type(owner);
        } else {
            call.schema(owner);
        }
        Directory directory = call.site().workspace().directory();
        List<String> accounts = List.copyOf(directory.users().keySet());
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeStringField("name", (ofType ? TYPE_ROLES : SCHEMA_ROLES).get(place));
            json.writeArrayFieldStart("actors");
            json.writeStartObject();
            json.writeNumberField("id", id * 2);
            json.writeStringField(
                    "name", directory.groups().get(id % directory.groups().size()));
            json.writeStringField("type", "atlassian-group-role-actor");
            json.writeEndObject();
            json.writeStartObject();
            json.writeNumberField("id", id * 2 + 1);
            json.writeStringField("name", accounts.get(id % accounts.size()));
            json.writeStringField("type", "atlassian-user-role-actor");
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    static Reply globalConfig(Call call) {
        return Reply.json(
                200,
                "{\"allowOtherObjectSchema\":false,\"createObjectsCustomField\":true,\"serviceDescCustomersEnabled\":false}");
    }

    static Reply schemaConfig(Call call) {
        Schema schema = call.schema(call.pathNumber("id"));
        Schema.Settings settings = schema.settings();
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeBooleanField("allowOtherObjectSchema", settings.allowOtherObjectSchema());
            json.writeBooleanField("validateQuickCreate", settings.validateQuickCreate());
            json.writeBooleanField("quickCreateObjects", settings.quickCreateObjects());
            json.writeBooleanField("createObjectsCustomField", false);
            json.writeBooleanField("serviceDescCustomersEnabled", false);
            json.writeEndObject();
        }));
    }

    static Reply changeSchemaConfig(Call call) {
        Schema old = call.schema(call.pathNumber("id"));
        JsonNode body = call.json();
        Schema.Settings settings = old.settings();
        call.catalog()
                .put(new Schema(
                        old.id(),
                        old.name(),
                        old.key(),
                        old.description(),
                        old.created(),
                        call.now(),
                        old.canManage(),
                        new Schema.Settings(
                                body.path("allowOtherObjectSchema").asBoolean(settings.allowOtherObjectSchema()),
                                body.path("validateQuickCreate").asBoolean(settings.validateQuickCreate()),
                                body.path("quickCreateObjects").asBoolean(settings.quickCreateObjects()))));
        return schemaConfig(call);
    }
}
