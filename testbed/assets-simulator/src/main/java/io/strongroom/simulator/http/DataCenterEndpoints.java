package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.store.GeneratedContent;
import io.strongroom.simulator.store.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Assets on a Data Center host. Most of it is what Cloud answers, in the other form; here is what differs, and the strictness:
 * the real one ignores parameters that it does not know.
 */
final class DataCenterEndpoints {
    private static final String XML = "application/xml;charset=UTF-8";
    private static final Set<String> VERSIONS = Set.of("1.0", "latest");
    private static final Set<String> SEARCH_PARAMETERS = Set.of(
            "page",
            "resultPerPage",
            "includeAttributes",
            "includeAttributesDeep",
            "includeTypeAttributes",
            "includeExtendedInfo");
    private static final Set<String> ARCHIVE_PARAMETERS = Set.of("objectSchemaId", "objectTypeIds", "offset", "limit");
    private static final int DEFAULT_PAGE = 25;
    private static final int IDS_PER_OBJECT = 8;
    private static final Map<Integer, String> HISTORY_TYPES = Map.of(0, "OBJECT_CREATED", 1, "ATTRIBUTE_UPDATED");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DataCenterEndpoints() {}

    /** What Cloud's endpoint answers, as Data Center says it. */
    static Endpoint.Handling like(Endpoint.Handling cloud) {
        return call -> {
            if (!serves(call)) {
                return unknownPath();
            }
            try {
                if (!call.site().access().agentLicence()) {
                    throw new Refusal(403, "no licence");
                }
                Reply reply = cloud.reply(call);
                boolean json = reply.contentType().equals(Reply.JSON) && reply.body().length > 0;
                return json ? reply.withBody(form(call).translated(reply.body())) : reply;
            } catch (Refusal refusal) {
                return DataCenterErrors.reply(refusal, call.site().access().locale());
            }
        };
    }

    private static boolean serves(Call call) {
        return call.site().access().assets()
                && call.site().apis().contains(call.path().get("api"))
                && VERSIONS.contains(call.path().get("version"));
    }

    private static DataCenterJson form(Call call) {
        return new DataCenterJson(call.site(), call.definitions(), call.path().getOrDefault("api", "assets"));
    }

    static Reply unknownPath() {
        return Reply.of(
                404,
                XML,
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><status><status-code>404</status-code>"
                        + "<message>HTTP 404 Not Found</message></status>");
    }

    private static void onlyKnown(Call call, Collection<String> known) {
        Set<String> unknown = new TreeSet<>(call.query().names());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new Refusal(400, "unknown parameters " + unknown);
        }
    }

    static Reply schemas(Call call) {
        onlyKnown(call, Set.of());
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
    }

    static Reply schema(Call call) {
        Schema schema = call.schema(call.pathNumber("id"));
        return Reply.json(200, Json.bytes(json -> write(json, call, schema)));
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
        json.writeNumberField(
                "archivedObjectCount",
                archived(call, schema.id(), types.stream().map(ObjectType::id).toList())
                        .size());
        json.writeEndObject();
    }

    /** The tree, and all definitions of attributes: one verified host shows them to administrators only. */
    static Endpoint.Handling definitions(Endpoint.Handling cloud) {
        return like(call -> {
            boolean empty = call.has(Quirk.ATTRIBUTES_FOR_ADMINS)
                    && !call.site().access().jiraAdmin();
            return empty ? Reply.json(200, "[]") : cloud.reply(call);
        });
    }

    static Reply aqlObjects(Call call) {
        return search(call, "qlQuery", OldSearchEndpoints::aqlObjects);
    }

    static Reply iqlObjects(Call call) {
        return search(call, "iql", OldSearchEndpoints::iqlObjects);
    }

    private static Reply search(Call call, String query, Endpoint.Handling cloud) {
        List<String> known = new ArrayList<>(SEARCH_PARAMETERS);
        known.add(query);
        onlyKnown(call, known);
        if (call.queryNumber("includeAttributesDeep", 1) != 1) {
            throw new Refusal(400, "attributes of referenced objects are not simulated");
        }
        return cloud.reply(call);
    }

    static Reply history(Call call) {
        Reply reply = ObjectEndpoints.history(call);
        if (!call.has(Quirk.HISTORY_TYPE_TEXT)) {
            return reply;
        }
        JsonNode entries = Json.read(reply.body());
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (JsonNode entry : entries) {
                json.writeStartObject();
                for (Map.Entry<String, JsonNode> member : entry.properties()) {
                    json.writeFieldName(member.getKey());
                    if (member.getKey().equals("type")) {
                        json.writeString(
                                HISTORY_TYPES.getOrDefault(member.getValue().asInt(), "OBJECT_UPDATED"));
                    } else {
                        json.writeRawValue(MAPPER.writeValueAsString(member.getValue()));
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    /** None: all icons of this data are global. */
    static Reply schemaIcons(Call call) {
        call.schema(call.pathNumber("id"));
        return Reply.json(200, "[]");
    }

    static Reply attachments(Call call) {
        int ordinal = call.object();
        String address = DataCenterJira.base(call) + "/rest/" + call.path().get("api") + "/1.0/attachments/";
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (GeneratedContent.Attachment attachment : call.store().attachments(ordinal)) {
                json.writeStartObject();
                json.writeNumberField("id", attachment.id());
                json.writeStringField("author", attachment.accountId());
                json.writeStringField("mimeType", attachment.mimeType());
                json.writeStringField("filename", attachment.fileName());
                json.writeStringField("filesize", MediaEndpoints.shown(attachment.size()));
                json.writeStringField("created", Timestamps.iso(attachment.created()));
                json.writeStringField("comment", attachment.comment());
                json.writeStringField("commentOutput", attachment.comment());
                json.writeStringField("url", address + attachment.id());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    /** The bytes themselves: a host keeps its files, there is no media platform. */
    static Reply attachment(Call call) {
        int id = call.pathNumber("id");
        int ordinal = call.store().ordinalOf(id / IDS_PER_OBJECT);
        if (call.store().exists(ordinal)) {
            call.type(call.store().typeId(ordinal));
            for (GeneratedContent.Attachment attachment : call.store().attachments(ordinal)) {
                if (attachment.id() == id) {
                    return Reply.bytes(attachment.mimeType(), MediaEndpoints.content(attachment.mediaId()));
                }
            }
        }
        throw Refusal.notFound("attachment", id);
    }

    static Reply archive(Call call) {
        int ordinal = call.object();
        call.store().archive(ordinal, call.site().access().accountId());
        return ObjectEndpoints.full(call, 200, ordinal, true);
    }

    static Reply unarchive(Call call) {
        int ordinal = call.object();
        call.store().unarchive(ordinal);
        return ObjectEndpoints.full(call, 200, ordinal, true);
    }

    private static List<Integer> archived(Call call, int schemaId, Collection<Integer> typeIds) {
        return call.store().archived().keySet().stream()
                .filter(ordinal -> {
                    ObjectType type = call.catalog().type(call.store().typeId(ordinal));
                    return type != null
                            && !call.hidden(type)
                            && (schemaId < 0 || type.schemaId() == schemaId)
                            && (typeIds.isEmpty() || typeIds.contains(type.id()));
                })
                .toList();
    }

    static Reply archivedObjects(Call call) {
        onlyKnown(call, ARCHIVE_PARAMETERS);
        List<Integer> all = archived(
                call,
                call.queryNumber("objectSchemaId", -1),
                call.query().getAll("objectTypeIds").stream()
                        .map(Integer::valueOf)
                        .toList());
        int offset = Math.max(0, call.queryNumber("offset", 0));
        int limit = Math.max(1, call.queryNumber("limit", DEFAULT_PAGE));
        List<Integer> page =
                all.subList(Math.min(offset, all.size()), (int) Math.min((long) offset + limit, all.size()));
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("offset", offset);
            json.writeNumberField("limit", limit);
            json.writeNumberField("count", page.size());
            json.writeNumberField("total", all.size());
            json.writeArrayFieldStart("results");
            for (int ordinal : page) {
                archivedObject(json, call, ordinal);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private static void archivedObject(JsonGenerator json, Call call, int ordinal) throws IOException {
        ObjectStore store = call.store();
        ObjectStore.Archived archived = store.archived().get(ordinal);
        if (archived == null) {
            throw new IllegalStateException("not archived");
        }
        json.writeStartObject();
        json.writeNumberField("id", store.id(ordinal));
        json.writeStringField("key", call.objects().key(ordinal));
        json.writeStringField("label", store.truth().label(ordinal));
        json.writeBooleanField("hasAvatar", store.truth().hasAvatar(ordinal));
        json.writeStringField("createdAt", Timestamps.iso(store.created(ordinal)));
        json.writeStringField("updatedAt", Timestamps.iso(store.truth().updated(ordinal)));
        json.writeFieldName("objectType");
        json.writeRawValue(call.definitions().embedded(store.typeId(ordinal)));
        json.writeStringField("archivedDate", Timestamps.iso(archived.at()));
        json.writeFieldName("archivedBy");
        call.objects().actor(json, archived.accountId());
        json.writeEndObject();
    }

    static Reply startReindex(Call call) {
        call.site().reindex().start(call.now());
        return progress(call);
    }

    static Reply reindexProgress(Call call) {
        if (!"reindex".equals(call.path().get("category"))) {
            throw Refusal.notFound("progress", call.path().getOrDefault("category", ""));
        }
        return progress(call);
    }

    private static Reply progress(Call call) {
        long remaining = call.site().reindex().remaining(call.now());
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("category", "reindex");
            json.writeStringField("resourceId", "Insight-reindex");
            json.writeStringField("status", remaining > 0 ? "IN_PROGRESS" : "FINISHED");
            json.writeNumberField("progressInPercent", 100 - 100 * remaining / Reindex.DURATION_MS);
            json.writeEndObject();
        }));
    }
}
