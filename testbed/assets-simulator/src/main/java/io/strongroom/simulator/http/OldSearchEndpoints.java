package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.aql.Hits;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.ObjectType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The searches that came before {@code object/aql}: GET {@code aql/objects} and {@code iql/objects}, announced as removed in
 * 2024, and POST {@code object/navlist/aql} and {@code iql}, deprecated. Clients still call them; pages count from 1.
 */
final class OldSearchEndpoints {
    private static final int DEFAULT_PAGE = 25;
    private static final int TOTAL_CAP = 1000;
    private static final String ALL = "Key IS NOT EMPTY";

    private OldSearchEndpoints() {}

    private record Wanted(String text, Hits hits, int page, int size, boolean attributes, boolean definitions) {}

    static Reply aqlObjects(Call call) {
        return objects(call, "qlQuery");
    }

    static Reply iqlObjects(Call call) {
        return objects(call, "iql");
    }

    private static Reply objects(Call call, String parameter) {
        refuseWhenGone(call);
        String asked = call.queryText(parameter);
        String text = asked == null ? "" : asked.strip();
        Wanted wanted = new Wanted(
                text,
                AqlEndpoints.search(call, text.isEmpty() ? ALL : text),
                positive(call.queryNumber("page", 1), "page"),
                positive(call.queryNumber("resultPerPage", DEFAULT_PAGE), "resultPerPage"),
                call.queryFlag("includeAttributes", true),
                call.queryFlag("includeTypeAttributes", false));
        return answer(call, wanted, null, call.queryFlag("includeExtendedInfo", false));
    }

    static Reply navigate(Call call) {
        refuseWhenGone(call);
        JsonNode body = call.json();
        int typeId = required(body, "objectTypeId");
        int schemaId = required(body, "objectSchemaId");
        int size = positive(required(body, "resultsPerPage"), "resultsPerPage");
        if (!body.path("qlQuery").isTextual() && !body.path("iql").isTextual()) {
            throw new Refusal(400, "qlQuery is missing");
        }
        ObjectType type = call.type(typeId);
        if (call.schema(schemaId).id() != type.schemaId()) {
            throw new Refusal(400, "The object type does not belong to the object schema");
        }
        String text = body.path(body.path("qlQuery").isTextual() ? "qlQuery" : "iql")
                .asText()
                .strip();
        Wanted wanted = new Wanted(
                text,
                AqlEndpoints.search(call, navigation(call, type, text, body)),
                positive(body.path("page").asInt(1), "page"),
                size,
                body.path("includeAttributes").asBoolean(true),
                true);
        return answer(call, wanted, type, false);
    }

    private static void refuseWhenGone(Call call) {
        if (call.has(Quirk.OLD_SEARCH_GONE)) {
            throw new Refusal(410, "This search was removed, use object/aql");
        }
    }

    /** The type's own objects and those of its descendants, in the order that was asked for. */
    private static String navigation(Call call, ObjectType type, String text, JsonNode body) {
        int order = text.toLowerCase(Locale.ROOT).lastIndexOf("order by ");
        String condition = (order < 0 ? text : text.substring(0, order)).strip();
        String query = "objectType IN objectTypeAndChildren(" + type.id() + ")"
                + (condition.isEmpty() ? "" : " AND (" + condition + ")");
        if (body.hasNonNull("orderByTypeAttrId")) {
            Attribute attribute = call.attribute(required(body, "orderByTypeAttrId"));
            String name = attribute.name().replace("\\", "\\\\").replace("\"", "\\\"");
            return query + " ORDER BY \"" + name + "\" " + direction(body);
        }
        return order < 0 ? query : query + " " + text.substring(order);
    }

    private static String direction(JsonNode body) {
        return body.path("asc").asBoolean(true) ? "ASC" : "DESC";
    }

    private static int required(JsonNode body, String field) {
        try {
            return Integer.parseInt(body.path(field).asText());
        } catch (NumberFormatException missing) {
            throw new Refusal(400, field + " must be a number");
        }
    }

    private static int positive(int number, String name) {
        if (number < 1) {
            throw new Refusal(400, "The parameter " + name + " must be at least 1");
        }
        return number;
    }

    private static Reply answer(Call call, Wanted wanted, @Nullable ObjectType type, boolean extended) {
        int size = Math.min(wanted.size(), call.profile().pageSizeMax());
        int hits = wanted.hits().size();
        int from = (int) Math.min((long) (wanted.page() - 1) * size, hits);
        int to = Math.min(from + size, hits);
        int total = call.has(Quirk.TOTAL_CAPPED) ? Math.min(TOTAL_CAP, hits) : hits;
        AqlEndpoints.Served served = new AqlEndpoints.Served();
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("objectEntries");
            for (int i = from; i < to; i++) {
                int ordinal = wanted.hits().ordinal(i);
                if (call.store().exists(ordinal)) {
                    ObjectJson.Attributes attributes =
                            wanted.attributes() ? ObjectJson.Attributes.BARE : ObjectJson.Attributes.NONE;
                    call.objects().object(json, ordinal, attributes, extended);
                    served.add(call.store(), ordinal);
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("objectTypeAttributes");
            if (wanted.definitions()) {
                for (Attribute attribute : served.definitions(call)) {
                    json.writeRawValue(call.definitions().embedded(attribute, true));
                }
            }
            json.writeEndArray();
            if (type != null) {
                json.writeStringField("objectTypeId", Integer.toString(type.id()));
            }
            json.writeNumberField("totalFilterCount", total);
            json.writeNumberField("startIndex", call.site().isDataCenter() ? from + 1 : from);
            json.writeNumberField("toIndex", to);
            json.writeNumberField("pageObjectSize", size);
            json.writeNumberField("pageNumber", wanted.page());
            json.writeNumberField("pageSize", (total + size - 1) / size);
            json.writeStringField("orderWay", "asc");
            json.writeStringField("qlQuery", wanted.text());
            json.writeStringField("iql", wanted.text());
            json.writeEndObject();
        });
        return served.reply(body);
    }
}
