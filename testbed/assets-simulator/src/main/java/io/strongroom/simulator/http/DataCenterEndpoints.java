package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What a Data Center host answers: numbers as ids, no workspace, no pages, and XML where a path is unknown. */
final class DataCenterEndpoints {
    private static final String XML = "application/xml;charset=UTF-8";

    private DataCenterEndpoints() {}

    static Reply serverInfo(Call call) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("baseUrl", base(call));
            json.writeStringField("version", "10.3.5");
            json.writeArrayFieldStart("versionNumbers");
            for (int number : new int[] {10, 3, 5}) {
                json.writeNumber(number);
            }
            json.writeEndArray();
            json.writeStringField("deploymentType", "Server");
            json.writeNumberField("buildNumber", 10030005);
            json.writeStringField("serverTitle", call.site().name());
            json.writeEndObject();
        }));
    }

    static Reply myself(Call call) {
        Site.Access access = call.site().access();
        String name = access.email().replaceFirst("@.*", "");
        String key = "JIRAUSER"
                + (10_000
                        + Math.floorMod(
                                UUID.nameUUIDFromBytes(access.email().getBytes(StandardCharsets.UTF_8))
                                        .hashCode(),
                                90_000));
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("self", base(call) + "/rest/api/2/user?username=" + name);
            json.writeStringField("key", key);
            json.writeStringField("name", name);
            json.writeStringField("emailAddress", access.email());
            json.writeStringField("displayName", name);
            json.writeBooleanField("active", true);
            json.writeBooleanField("deleted", false);
            json.writeStringField("timeZone", "Europe/Berlin");
            json.writeStringField("locale", "en_US");
            json.writeEndObject();
        }));
    }

    /** All permissions: Data Center has no parameter to ask for some. */
    static Reply myPermissions(Call call) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("permissions");
            for (String permission : List.of("BROWSE_PROJECTS", "ADMINISTER")) {
                boolean admin = permission.equals("ADMINISTER");
                json.writeObjectFieldStart(permission);
                json.writeStringField("id", admin ? "0" : "10");
                json.writeStringField("key", permission);
                json.writeStringField("name", permission);
                json.writeStringField("type", admin ? "GLOBAL" : "PROJECT");
                json.writeStringField("description", "");
                json.writeBooleanField(
                        "havePermission", !admin || call.site().access().jiraAdmin());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }));
    }

    static Reply schemas(Call call) {
        return withAssets(call, () -> {
            // The real one ignores them; here a client that believes in pages is found out.
            if (!call.query().isEmpty()) {
                throw new Refusal(
                        400,
                        "objectschema/list has no parameters: " + call.query().names());
            }
            List<Schema> visible = call.catalog().schemas().stream()
                    .filter(schema -> !call.site().access().hiddenSchemas().contains(schema.id()))
                    .toList();
            return Reply.json(200, Json.bytes(json -> {
                json.writeStartObject();
                json.writeArrayFieldStart("objectschemas");
                for (Schema schema : visible) {
                    write(json, call, schema);
                }
                json.writeEndArray();
                json.writeEndObject();
            }));
        });
    }

    static Reply schema(Call call) {
        return withAssets(call, () -> {
            Schema schema = call.schema(call.pathNumber("id"));
            return Reply.json(200, Json.bytes(json -> write(json, call, schema)));
        });
    }

    private static Reply withAssets(Call call, Supplier<Reply> answer) {
        Site.Access access = call.site().access();
        if (!access.assets() || !call.site().apis().contains(call.path().get("api"))) {
            return unknownPath(call.path().getOrDefault("api", ""));
        }
        if (!access.agentLicence()) {
            throw new Refusal(403, "InsightPermissionException: You do not have permission to use Insight");
        }
        return answer.get();
    }

    private static void write(JsonGenerator json, Call call, Schema schema) throws IOException {
        List<ObjectType> types = call.catalog().typesOf(schema.id()).stream()
                .filter(type -> !call.hidden(type))
                .toList();
        json.writeStartObject();
        json.writeNumberField("id", schema.id());
        json.writeStringField("name", schema.name());
        json.writeStringField("objectSchemaKey", schema.key());
        json.writeStringField("status", "Ok");
        if (schema.description() != null) {
            json.writeStringField("description", schema.description());
        }
        json.writeStringField("created", Timestamps.iso(schema.created()));
        json.writeStringField("updated", Timestamps.iso(schema.updated()));
        json.writeNumberField(
                "objectCount",
                types.stream().mapToInt(type -> call.store().count(type.id())).sum());
        json.writeNumberField("objectTypeCount", types.size());
        json.writeNumberField("archivedObjectCount", 0);
        json.writeEndObject();
    }

    static Reply unknownPath(String path) {
        return Reply.of(
                404,
                XML,
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><status><status-code>404</status-code>"
                        + "<message>null for uri: " + path.replaceAll("[^A-Za-z0-9/._-]", "")
                        + "</message></status>");
    }

    private static String base(Call call) {
        return call.origin() + "/dc/" + call.site().name();
    }
}
