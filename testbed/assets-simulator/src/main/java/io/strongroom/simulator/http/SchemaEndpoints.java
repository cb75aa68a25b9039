package io.strongroom.simulator.http;

import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.ReferenceType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.catalog.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reading of schemas, types, attributes, statuses and reference types. */
final class SchemaEndpoints {
    private static final Set<String> NO_QUERY = Set.of("\"\"", "false", "true");

    private SchemaEndpoints() {}

    static Reply list(Call call) {
        List<Schema> visible = call.catalog().schemas().stream()
                .filter(schema -> !call.site().access().hiddenSchemas().contains(schema.id()))
                .toList();
        int startAt = Math.max(0, call.queryNumber("startAt", 0));
        int maxResults = Math.min(
                Math.max(1, call.queryNumber("maxResults", 25)), call.profile().pageSizeMax());
        int to = Math.min(visible.size(), startAt + maxResults);
        boolean counts = counts(call, "includeCounts");
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("startAt", startAt);
            json.writeNumberField("maxResults", maxResults);
            json.writeNumberField("total", visible.size());
            json.writeArrayFieldStart("values");
            for (int i = startAt; i < to; i++) {
                Schema schema = visible.get(i);
                call.definitions()
                        .schema(
                                json,
                                schema,
                                counts ? visibleObjects(call, schema) : 0,
                                counts ? visibleTypes(call, schema).size() : 0);
            }
            json.writeEndArray();
            json.writeBooleanField("isLast", to >= visible.size());
            json.writeBooleanField("last", to >= visible.size());
            json.writeEndObject();
        }));
    }

    private static boolean counts(Call call, String parameter) {
        return !call.has(Quirk.COUNTS_ON_REQUEST) || call.queryFlag(parameter, false);
    }

    private static List<ObjectType> visibleTypes(Call call, Schema schema) {
        return call.catalog().typesOf(schema.id()).stream()
                .filter(type -> !call.hidden(type))
                .toList();
    }

    private static int visibleObjects(Call call, Schema schema) {
        return visibleTypes(call, schema).stream()
                .mapToInt(type -> call.store().count(type.id()))
                .sum();
    }

    static Reply one(Call call) {
        return reply(call, 200, call.schema(call.pathNumber("id")));
    }

    static Reply reply(Call call, int status, Schema schema) {
        return Reply.json(status, Json.bytes(json -> call.definitions()
                .schema(
                        json,
                        schema,
                        visibleObjects(call, schema),
                        visibleTypes(call, schema).size())));
    }

    /** All attributes of a schema in one answer. */
    static Reply attributes(Call call) {
        Schema schema = call.schema(call.pathNumber("id"));
        boolean extended = call.queryFlag("extended", false);
        List<Attribute> attributes = new ArrayList<>();
        for (ObjectType type : visibleTypes(call, schema)) {
            attributes.addAll(call.catalog().ownAttributes(type.id()));
        }
        return attributes(call, filtered(call, attributes), extended);
    }

    /** Part of a name. Clients made from the published document send its slips: two quotes, or a boolean. */
    private static String sought(Call call) {
        String query = call.queryText("query");
        return query == null || NO_QUERY.contains(query) ? "" : query.toLowerCase(Locale.ROOT);
    }

    private static List<Attribute> filtered(Call call, List<Attribute> attributes) {
        boolean editable = call.queryFlag("onlyValueEditable", false);
        String wanted = sought(call);
        return attributes.stream()
                .filter(attribute -> !editable || attribute.editable())
                .filter(attribute -> attribute.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private static Reply attributes(Call call, List<Attribute> attributes, boolean withType) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (Attribute attribute : attributes) {
                json.writeRawValue(call.definitions().embedded(attribute, withType));
            }
            json.writeEndArray();
        }));
    }

    static Reply types(Call call) {
        boolean excludeAbstract = call.queryFlag("excludeAbstract", false);
        Reply list = types(
                call,
                visibleTypes(call, call.schema(call.pathNumber("id"))).stream()
                        .filter(type -> !excludeAbstract || !type.abstractType())
                        .toList());
        if (!call.has(Quirk.OBJECT_TYPES_ENTRIES)) {
            return list;
        }
        return Reply.json(
                200, "{\"entries\":" + new String(list.body(), java.nio.charset.StandardCharsets.UTF_8) + "}");
    }

    static Reply flat(Call call) {
        String wanted = sought(call);
        String exclude = call.queryText("exclude");
        Set<String> excluded = exclude == null ? Set.of() : Set.of(exclude.split(",", -1));
        return types(
                call,
                visibleTypes(call, call.schema(call.pathNumber("id"))).stream()
                        .filter(type -> type.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .filter(type -> !excluded.contains(Integer.toString(type.id())))
                        .toList());
    }

    private static Reply types(Call call, List<ObjectType> types) {
        boolean counts = counts(call, "includeObjectCounts");
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (ObjectType type : types) {
                call.definitions().type(json, type, counts ? call.store().count(type.id()) : 0);
            }
            json.writeEndArray();
        }));
    }

    static Reply type(Call call) {
        return reply(call, 200, call.type(call.pathNumber("id")));
    }

    static Reply reply(Call call, int status, ObjectType type) {
        return Reply.json(status, Json.bytes(json -> call.definitions()
                .type(json, type, call.store().count(type.id()))));
    }

    static Reply typeAttributes(Call call) {
        ObjectType type = call.type(call.pathNumber("id"));
        Map<Integer, Attribute> attributes = new LinkedHashMap<>();
        List<Attribute> visible = call.queryFlag("excludeParentAttributes", false)
                ? call.catalog().ownAttributes(type.id())
                : call.catalog().visibleAttributes(type.id());
        visible.forEach(attribute -> attributes.put(attribute.id(), attribute));
        if (call.queryFlag("includeChildren", false)) {
            for (int child : call.catalog().withDescendants(type.id())) {
                call.catalog()
                        .visibleAttributes(child)
                        .forEach(attribute -> attributes.putIfAbsent(attribute.id(), attribute));
            }
        }
        List<Attribute> ordered = new ArrayList<>(filtered(call, List.copyOf(attributes.values())));
        if (call.queryFlag("orderByName", false)) {
            ordered.sort(Comparator.comparing(Attribute::name));
        }
        if (call.queryFlag("orderByRequired", false)) {
            ordered.sort(
                    Comparator.comparingInt(attribute -> attribute.settings().minimumCardinality() > 0 ? 0 : 1));
        }
        return attributes(call, ordered, true);
    }

    /** Without a schema only global statuses, with one only its own. */
    static Reply statuses(Call call) {
        int schemaId = call.queryNumber("objectSchemaId", -1);
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (Status status : call.catalog().statuses()) {
                if (schemaId < 0
                        ? status.schemaId() == null
                        : status.schemaId() != null && status.schemaId() == schemaId) {
                    call.definitions().status(json, status);
                }
            }
            json.writeEndArray();
        }));
    }

    static Reply status(Call call) {
        Status status = call.catalog().status(call.pathNumber("id"));
        if (status == null) {
            throw Refusal.notFound("status", call.pathNumber("id"));
        }
        return Reply.json(200, Json.bytes(json -> call.definitions().status(json, status)));
    }

    /** Global ones by default; those of a schema when it is named, and both with includeAll. */
    static Reply referenceTypes(Call call) {
        int schemaId = call.queryNumber("objectSchemaId", -1);
        boolean all = call.queryFlag("includeAll", false);
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (ReferenceType type : call.catalog().referenceTypes()) {
                boolean global = type.schemaId() == null;
                boolean ofSchema = type.schemaId() != null && type.schemaId() == schemaId;
                if (schemaId < 0 ? global : ofSchema || (all && global)) {
                    call.definitions().referenceType(json, type);
                }
            }
            json.writeEndArray();
        }));
    }
}
