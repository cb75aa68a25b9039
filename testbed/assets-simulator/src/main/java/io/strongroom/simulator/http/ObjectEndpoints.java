package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.strongroom.simulator.aql.Hits;
import io.strongroom.simulator.aql.Query;
import io.strongroom.simulator.aql.Search;
import io.strongroom.simulator.aql.SearchRules;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.ReferenceType;
import io.strongroom.simulator.dataset.Issues;
import io.strongroom.simulator.store.GeneratedContent;
import io.strongroom.simulator.store.HistoryEntry;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reading of single objects and of what hangs on them. */
final class ObjectEndpoints {
    private ObjectEndpoints() {}

    static Reply get(Call call) {
        int ordinal = call.object();
        boolean attributes = call.queryFlag("includeAttributes", true);
        return full(call, 200, ordinal, attributes);
    }

    static Reply full(Call call, int status, int ordinal, boolean attributes) {
        int id = call.store().id(ordinal);
        return Reply.json(status, Json.bytes(json -> call.objects()
                        .object(
                                json,
                                ordinal,
                                attributes ? ObjectJson.Attributes.WITH_DEFINITIONS : ObjectJson.Attributes.NONE,
                                true)))
                .serving(1, id, id);
    }

    static Reply attributes(Call call) {
        int ordinal = call.object();
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            call.objects().attributes(json, ordinal, true, false);
            json.writeEndArray();
        }));
    }

    static Reply history(Call call) {
        int ordinal = call.object();
        List<HistoryEntry> entries = call.store().history(ordinal);
        if (!call.queryFlag("asc", false)) {
            Collections.reverse(entries);
        }
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (HistoryEntry entry : entries) {
                json.writeStartObject();
                json.writeFieldName("actor");
                call.objects().actor(json, entry.accountId());
                json.writeStringField("id", Long.toString(entry.id()));
                if (entry.attribute() != null) {
                    json.writeStringField("affectedAttribute", entry.attribute());
                    json.writeStringField("oldValue", entry.oldValue());
                    json.writeStringField("newValue", entry.newValue());
                }
                json.writeNumberField("type", entry.type());
                json.writeStringField("created", Timestamps.iso(entry.created()));
                json.writeStringField("objectId", Integer.toString(call.store().id(ordinal)));
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private static final class Inbound {
        private int count;
        private final Set<Integer> referenceTypes = new TreeSet<>();
    }

    /** Who refers to the object, by type. Reads every reference attribute that may point here. */
    static Reply referenceInfo(Call call) {
        int wanted = call.object();
        Map<Integer, Inbound> byType = new TreeMap<>();
        Hits all = Search.run(call.site().workspace(), new Query(null, List.of()), SearchRules.OPEN, call.now());
        for (int i = 0; i < all.size(); i++) {
            int source = all.ordinal(i);
            for (Attribute attribute :
                    call.catalog().visibleAttributes(call.store().typeId(source))) {
                if (!attribute.isReference()) {
                    continue;
                }
                for (int target : call.store().truth().references(source, attribute)) {
                    if (target == wanted) {
                        Inbound inbound = byType.computeIfAbsent(call.store().typeId(source), any -> new Inbound());
                        inbound.count++;
                        String referenceType = attribute.settings().additionalValue();
                        if (referenceType != null) {
                            inbound.referenceTypes.add(Integer.parseInt(referenceType));
                        }
                    }
                }
            }
        }
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (Map.Entry<Integer, Inbound> entry : byType.entrySet()) {
                json.writeStartObject();
                json.writeArrayFieldStart("referenceTypes");
                for (int id : entry.getValue().referenceTypes) {
                    ReferenceType type = call.catalog().referenceType(id);
                    if (type != null) {
                        call.definitions().referenceType(json, type);
                    }
                }
                json.writeEndArray();
                ObjectType type = call.catalog().type(entry.getKey());
                if (type != null) {
                    json.writeFieldName("objectType");
                    call.definitions().type(json, type, 0);
                }
                json.writeNumberField("numberOfReferencedObjects", entry.getValue().count);
                json.writeBooleanField("openIssuesExists", false);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    static Reply tickets(Call call) {
        int id = call.store().id(call.object());
        Issues issues = call.site().workspace().issues();
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("tickets");
            for (int issue : issues.holding(id)) {
                ticket(json, call, issues, issue);
            }
            json.writeEndArray();
            json.writeStringField(
                    "allTicketsQuery", "issue in aqlFunction(\"objectId = " + id + "\") order by created desc");
            json.writeEndObject();
        }));
    }

    private static void ticket(JsonGenerator json, Call call, Issues issues, int issue) throws IOException {
        String site = call.origin() + "/sites/" + call.site().name();
        json.writeStartObject();
        call.definitions().ids(json, issues.id(issue));
        json.writeStringField("key", issues.key(issue));
        json.writeStringField("reporter", issues.reporter(issue));
        json.writeStringField("created", Timestamps.iso(issues.created(issue)));
        json.writeStringField("updated", Timestamps.iso(issues.updated(issue)));
        json.writeStringField("title", issues.summary(issue));
        json.writeObjectFieldStart("status");
        int state = issues.state(issue);
        json.writeStringField("name", List.of("Open", "In Progress", "Resolved").get(state));
        json.writeStringField("description", "");
        json.writeStringField(
                "colorName", List.of("blue-gray", "yellow", "green").get(state));
        json.writeEndObject();
        json.writeObjectFieldStart("type");
        json.writeStringField("name", "Task");
        json.writeStringField("description", "A small piece of work.");
        json.writeStringField("iconUrl", site + "/secure/viewavatar?size=medium&avatarType=issuetype");
        json.writeEndObject();
        json.writeObjectFieldStart("priority");
        json.writeStringField("name", "Medium");
        json.writeStringField("iconUrl", site + "/images/icons/priorities/medium.svg");
        json.writeEndObject();
        json.writeEndObject();
    }

    static Reply comments(Call call) {
        int ordinal = call.object();
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (GeneratedContent.Comment comment : call.store().comments(ordinal)) {
                comment(json, call, ordinal, comment);
            }
            json.writeEndArray();
        }));
    }

    static void comment(JsonGenerator json, Call call, int ordinal, GeneratedContent.Comment comment)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", Long.toString(comment.id()));
        json.writeFieldName("actor");
        call.objects().actor(json, comment.accountId());
        json.writeNumberField("role", 0);
        json.writeStringField("comment", comment.text());
        json.writeStringField("commentOutput", comment.text());
        json.writeStringField("created", Timestamps.iso(comment.created()));
        json.writeStringField("updated", Timestamps.iso(comment.created()));
        json.writeStringField("objectId", Integer.toString(call.store().id(ordinal)));
        json.writeEndObject();
    }

    static Reply usage(Call call) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            int total = 0;
            json.writeArrayFieldStart("perSchemaUsageInfo");
            for (var schema : call.catalog().schemas()) {
                int count = call.store().countOfSchema(schema.id());
                total += count;
                json.writeStartObject();
                json.writeNumberField("schemaId", schema.id());
                json.writeStringField("schemaName", schema.name());
                json.writeStringField("schemaCreatedAt", Timestamps.iso(schema.created()));
                json.writeNumberField("objectCount", count);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("totalObjectsCount", total);
            json.writeEndObject();
        }));
    }
}
