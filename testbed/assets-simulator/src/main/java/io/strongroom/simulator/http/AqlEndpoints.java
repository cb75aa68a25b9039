package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.aql.AqlException;
import io.strongroom.simulator.aql.Hits;
import io.strongroom.simulator.aql.Query;
import io.strongroom.simulator.aql.QueryParser;
import io.strongroom.simulator.aql.Search;
import io.strongroom.simulator.aql.SearchRules;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Search: {@code object/aql} and {@code object/aql/totalcount}, with all their habits. */
final class AqlEndpoints {
    private static final int TOTAL_CAP = 1000;
    private static final int DEFAULT_PAGE = 25;
    private static final int WORTH_CACHING = 200;
    private static final int ONE_IN_SHORT = 12;
    private static final int ONE_IN_EMPTY = 7;
    private static final int ONE_IN_LAST = 5;

    private AqlEndpoints() {}

    static Reply totalCount(Call call) {
        Hits hits = search(call, text(call));
        return Reply.json(200, "{\"totalCount\":" + hits.size() + "}");
    }

    private static String text(Call call) {
        JsonNode body = call.json();
        if (!body.path("qlQuery").isTextual()) {
            throw new Refusal(400, "qlQuery is missing");
        }
        return body.get("qlQuery").asText();
    }

    static Hits search(Call call, String text) {
        boolean relative = text.toLowerCase(Locale.ROOT).contains("now(");
        String name = text
                + '\u0000'
                + call.store().version()
                + '/'
                + call.catalog().version()
                + '/'
                + call.profile().quirks()
                + call.site().access().hiddenTypes()
                + call.site().access().hiddenSchemas();
        Hits known = relative ? null : call.site().cached(name);
        if (known != null) {
            return known;
        }
        try {
            Query query = QueryParser.parse(text);
            Hits hits = Search.run(call.site().workspace(), query, rules(call), call.now());
            if (hits.isFixed() && hits.size() > WORTH_CACHING && !relative) {
                call.site().cache(name, hits);
            }
            return unstable(call, query) ? Hits.rotated(hits, call.site().turn(text)) : hits;
        } catch (AqlException refused) {
            throw new Refusal(400, refused.getMessage() == null ? "" : refused.getMessage());
        }
    }

    private static boolean unstable(Call call, Query query) {
        return call.has(Quirk.UNSTABLE_ORDER) && query.orders().isEmpty();
    }

    private static SearchRules rules(Call call) {
        Set<Integer> hidden = call.site().access().hiddenSchemas().isEmpty()
                        && call.site().access().hiddenTypes().isEmpty()
                ? Set.of()
                : call.catalog().types().stream()
                        .filter(call::hidden)
                        .map(ObjectType::id)
                        .collect(Collectors.toSet());
        return new SearchRules(
                !call.has(Quirk.NO_OBJECT_ID_RANGES),
                !call.has(Quirk.NO_ORDER_BY_OBJECT_ID),
                !call.has(Quirk.NO_ABSOLUTE_DATES),
                call.has(Quirk.MINUTE_GRANULARITY),
                call.has(Quirk.KEY_SORTS_AS_TEXT),
                hidden,
                call.site().access().accountId());
    }

    /** Which part of a result a page shows, after the quirks had their say. */
    private record Window(int from, int to, boolean last) {}

    static Reply page(Call call) {
        String text = text(call);
        Hits hits = search(call, text);
        int startAt = Math.max(0, paging(call, "startAt", 0));
        int wanted = paging(call, "maxResults", DEFAULT_PAGE);
        int maxResults =
                Math.min(wanted < 1 ? DEFAULT_PAGE : wanted, call.profile().pageSizeMax());
        boolean withAttributes = includeAttributes(call);
        Window window = window(call, text, hits, startAt, maxResults);
        int total = call.has(Quirk.TOTAL_CAPPED) ? Math.min(TOTAL_CAP, hits.size()) : hits.size();
        ObjectJson objects = call.objects();
        Served served = new Served();
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("startAt", startAt);
            json.writeNumberField("maxResults", maxResults);
            json.writeNumberField("total", total);
            if (call.has(Quirk.IS_LAST_STRING)) {
                json.writeStringField("isLast", Boolean.toString(window.last()));
            } else {
                json.writeBooleanField("isLast", window.last());
            }
            json.writeBooleanField("last", window.last());
            if (call.has(Quirk.HAS_MORE_RESULTS)) {
                json.writeBooleanField("hasMoreResults", !window.last());
            }
            if (call.has(Quirk.TOTAL_FILTER_COUNT)) {
                json.writeNumberField("totalFilterCount", total);
                json.writeNumberField("pageNumber", startAt / maxResults + 1);
                json.writeNumberField("pageSize", (total + maxResults - 1) / maxResults);
            }
            json.writeArrayFieldStart("values");
            for (int i = window.from(); i < window.to(); i++) {
                int ordinal = hits.ordinal(i);
                // the index may still list what has been deleted
                if (call.store().exists(ordinal)) {
                    objects.pageObject(json, ordinal, withAttributes);
                    served.add(call.store(), ordinal);
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("objectTypeAttributes");
            if (withAttributes) {
                for (Attribute attribute : served.definitions(call)) {
                    json.writeRawValue(objects.definitions().embedded(attribute, true));
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        return served.reply(body);
    }

    /** What a page served: its objects for the log, their types for the definitions. */
    static final class Served {
        private final Set<Integer> types = new LinkedHashSet<>();
        private int objects;
        private int firstId = -1;
        private int lastId = -1;

        void add(ObjectStore store, int ordinal) {
            types.add(store.typeId(ordinal));
            objects++;
            lastId = store.id(ordinal);
            firstId = firstId < 0 ? lastId : firstId;
        }

        Iterable<Attribute> definitions(Call call) {
            Map<Integer, Attribute> attributes = new LinkedHashMap<>();
            for (int type : types) {
                call.catalog().visibleAttributes(type).forEach(attribute -> attributes.put(attribute.id(), attribute));
            }
            return attributes.values();
        }

        Reply reply(byte[] body) {
            return Reply.json(200, body).serving(objects, firstId, lastId);
        }
    }

    private static Window window(Call call, String text, Hits hits, int startAt, int maxResults) {
        int size = hits.size();
        int from = call.has(Quirk.PAGE_ONE_FOREVER) ? 0 : Math.min(startAt, size);
        if (call.has(Quirk.DUPLICATES_ACROSS_PAGES) && from > 0) {
            from--;
        }
        int count = Math.min(maxResults, size - from);
        int chance = chance(text, startAt);
        boolean ends = from + count >= size;
        if (call.has(Quirk.EMPTY_PAGE_BEFORE_END)
                && !ends
                && chance % ONE_IN_EMPTY == 1
                && call.site().turn(text + "@" + startAt) == 0) {
            return new Window(from, from, false);
        }
        if (call.has(Quirk.SHORT_PAGES) && count > 1 && chance % ONE_IN_SHORT == 3) {
            count = Math.max(1, count - 1 - chance / ONE_IN_SHORT % Math.max(1, count / 2));
        }
        boolean last = from + count >= size;
        if (call.has(Quirk.IS_LAST_TOO_EARLY) && chance % ONE_IN_LAST == 2) {
            last = true;
        }
        return new Window(from, from + count, last);
    }

    /** The same question meets the same luck in every run. */
    private static int chance(String text, int startAt) {
        int mixed = (text.hashCode() * 31 + startAt) * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & Integer.MAX_VALUE;
    }

    private static int paging(Call call, String name, int otherwise) {
        if (call.queryText(name) != null || call.has(Quirk.BODY_PAGING_IGNORED)) {
            return call.queryNumber(name, otherwise);
        }
        return call.json().path(name).asInt(otherwise);
    }

    private static boolean includeAttributes(Call call) {
        if (call.queryText("includeAttributes") != null || call.has(Quirk.BODY_PAGING_IGNORED)) {
            return call.queryFlag("includeAttributes", true);
        }
        return call.json().path("includeAttributes").asBoolean(true);
    }
}
