package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.aql.AqlException;
import io.strongroom.simulator.aql.Hits;
import io.strongroom.simulator.aql.Query;
import io.strongroom.simulator.aql.QueryParser;
import io.strongroom.simulator.dataset.Issues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Issues: the search that replaced {@code /search}, and reading and editing one issue's Assets fields. */
final class JqlEndpoints {
    private static final int DEFAULT_PAGE = 50;
    private static final int MOST_IDS = 5000;
    private static final int MOST_WITH_FIELDS = 100;
    private static final int MOST_OBJECTS = 20;

    private JqlEndpoints() {}

    static Reply gone(Call call) {
        return Json.error(
                410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.", Map.of());
    }

    private record Question(String jql, List<String> fields, int maxResults, @Nullable String token) {}

    static Reply get(Call call) {
        String jql = call.queryText("jql");
        String fields = call.queryText("fields");
        return search(
                call,
                new Question(
                        jql == null ? "" : jql,
                        fields == null ? List.of() : Arrays.asList(fields.split(",", -1)),
                        call.queryNumber("maxResults", DEFAULT_PAGE),
                        call.queryText("nextPageToken")));
    }

    static Reply post(Call call) {
        JsonNode body = call.json();
        List<String> fields = new ArrayList<>();
        body.path("fields").forEach(field -> fields.add(field.asText()));
        return search(
                call,
                new Question(
                        body.path("jql").asText(""),
                        fields,
                        body.path("maxResults").asInt(DEFAULT_PAGE),
                        body.hasNonNull("nextPageToken")
                                ? body.get("nextPageToken").asText()
                                : null));
    }

    private static Reply search(Call call, Question question) {
        Query query = parsed(question.jql());
        Issues issues = call.site().workspace().issues();
        IntPredicate test = test(call, issues, bounded(query));
        boolean descending = !query.orders().isEmpty() && query.orders().get(0).descending();
        boolean idsOnly = question.fields().stream().allMatch(field -> field.equals("id") || field.equals("key"));
        int limit = Math.min(Math.max(1, question.maxResults()), idsOnly ? MOST_IDS : MOST_WITH_FIELDS);
        int from = question.token() == null ? 0 : position(question.token(), question.jql());
        List<Integer> found = new ArrayList<>();
        int next = from;
        // one more than the page tells whether there is another one
        for (; call.authenticated() && next < issues.count(); next++) {
            int issue = descending ? issues.count() - 1 - next : next;
            if (!hidden(call, issue) && test.test(issue)) {
                if (found.size() == limit) {
                    break;
                }
                found.add(issue);
            }
        }
        boolean last = !call.authenticated() || next >= issues.count();
        int resume = next;
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("issues");
            for (int issue : found) {
                issue(json, call, issues, issue, question.fields());
            }
            json.writeEndArray();
            if (!last) {
                json.writeStringField("nextPageToken", token(resume, question.jql()));
            }
            json.writeBooleanField("isLast", last);
            json.writeEndObject();
        }));
    }

    /** The issues that the query finds, in its order. */
    static List<Integer> all(Call call, String jql) {
        Query query = parsed(jql);
        Issues issues = call.site().workspace().issues();
        IntPredicate test = query.condition() == null ? any -> true : test(call, issues, query.condition());
        List<Integer> found = new ArrayList<>();
        for (int issue = 0; issue < issues.count(); issue++) {
            if (test.test(issue)) {
                found.add(issue);
            }
        }
        if (!query.orders().isEmpty() && query.orders().get(0).descending()) {
            Collections.reverse(found);
        }
        return found;
    }

    private static Query parsed(String jql) {
        try {
            return QueryParser.parse(jql);
        } catch (AqlException malformed) {
            throw new Refusal(400, "Error in the JQL Query: " + malformed.getMessage());
        }
    }

    private static Query.Condition bounded(Query query) {
        if (query.condition() == null) {
            throw new Refusal(
                    400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
        return query.condition();
    }

    private static String token(int position, String jql) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position + ":" + jql.hashCode()).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String token, String jql) {
        try {
            List<String> parts = Arrays.asList(
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":", -1));
            if (parts.size() == 2 && parts.get(1).equals(Integer.toString(jql.hashCode()))) {
                return Integer.parseInt(parts.get(0));
            }
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(400, "The value of nextPageToken is invalid: " + notOurs.getMessage());
        }
        throw new Refusal(400, "The value of nextPageToken is invalid.");
    }

    private static IntPredicate test(Call call, Issues issues, Query.Condition condition) {
        if (condition instanceof Query.All all) {
            List<IntPredicate> parts =
                    all.parts().stream().map(part -> test(call, issues, part)).toList();
            return issue -> parts.stream().allMatch(part -> part.test(issue));
        }
        if (condition instanceof Query.Any any) {
            List<IntPredicate> parts =
                    any.parts().stream().map(part -> test(call, issues, part)).toList();
            return issue -> parts.stream().anyMatch(part -> part.test(issue));
        }
        if (condition instanceof Query.Not not) {
            return test(call, issues, not.part()).negate();
        }
        if (condition instanceof Query.Empty empty) {
            int field = field(call, empty.path().get(0));
            return field < 0
                    ? issue -> empty.negated()
                    : issue -> issues.objects(issue, field).isEmpty() != empty.negated();
        }
        if (condition instanceof Query.In in) {
            return in(call, issues, in);
        }
        if (condition instanceof Query.Compare compare) {
            return compare(issues, compare);
        }
        throw new Refusal(400, "Error in the JQL Query: HAVING belongs to AQL.");
    }

    private static IntPredicate in(Call call, Issues issues, Query.In in) {
        String name = in.path().get(0);
        int field = field(call, name);
        if (in.operands().size() == 1 && in.operands().get(0) instanceof Query.Call function) {
            boolean byName =
                    Issues.FIELDS.stream().anyMatch(known -> known.name().equalsIgnoreCase(name));
            if (!function.name().equals("aqlfunction")
                    || !byName
                    || function.operands().size() != 1) {
                throw new Refusal(400, "Unable to find JQL function '" + function.name() + "' for field " + name + ".");
            }
            Set<Integer> wanted = new HashSet<>();
            Hits hits = AqlEndpoints.search(call, literal(function.operands().get(0)));
            for (int i = 0; i < hits.size(); i++) {
                wanted.add(call.store().id(hits.ordinal(i)));
            }
            return issue -> issues.objects(issue, field).stream().anyMatch(wanted::contains) != in.negated();
        }
        List<String> values = in.operands().stream().map(JqlEndpoints::literal).toList();
        return issue ->
                values.stream().anyMatch(value -> text(issues, issue, name).equalsIgnoreCase(value)) != in.negated();
    }

    private static IntPredicate compare(Issues issues, Query.Compare compare) {
        String name = compare.path().get(0);
        String wanted = literal(compare.operand());
        text(issues, 0, name);
        return switch (compare.comparison()) {
            case EQUAL -> issue -> text(issues, issue, name).equalsIgnoreCase(wanted);
            case NOT_EQUAL -> issue -> !text(issues, issue, name).equalsIgnoreCase(wanted);
            case LESS -> issue -> text(issues, issue, name).compareTo(wanted) < 0;
            case LESS_OR_EQUAL -> issue -> text(issues, issue, name).compareTo(wanted) <= 0;
            case GREATER -> issue -> text(issues, issue, name).compareTo(wanted) > 0;
            case GREATER_OR_EQUAL -> issue -> text(issues, issue, name).compareTo(wanted) >= 0;
            default -> throw new Refusal(400, "The operator is not supported by the '" + name + "' field.");
        };
    }

    private static String literal(Query.Operand operand) {
        if (operand instanceof Query.Literal literal) {
            return literal.text();
        }
        throw new Refusal(400, "Unable to find the JQL function.");
    }

    private static String text(Issues issues, int issue, String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "key", "issuekey", "issue" -> issues.key(issue);
            case "id" -> Integer.toString(issues.id(issue));
            case "project" -> issues.project(issue);
            case "status" -> List.of("Open", "In Progress", "Resolved").get(issues.state(issue));
            case "issuetype", "type" -> "Task";
            case "created" -> Timestamps.iso(issues.created(issue));
            case "updated" -> Timestamps.iso(issues.updated(issue));
            default -> throw unknownField(name);
        };
    }

    private static boolean hidden(Call call, Issues.Field field) {
        return call.site().access().hiddenFields().contains(field.number());
    }

    private static boolean hidden(Call call, int issue) {
        return call.site()
                .access()
                .hiddenProjects()
                .contains(call.site().workspace().issues().project(issue));
    }

    private static Refusal unknownField(String name) {
        return new Refusal(400, "Field '" + name + "' does not exist or you do not have permission to view it.");
    }

    /** The place of an Assets field among ours, or -1 for a field that is not one of them. */
    private static int field(Call call, String name) {
        for (int i = 0; i < Issues.FIELDS.size(); i++) {
            Issues.Field field = Issues.FIELDS.get(i);
            if (field.name().equalsIgnoreCase(name)
                    || field.id().equals(name)
                    || name.equalsIgnoreCase("cf[" + field.number() + "]")) {
                if (hidden(call, field)) {
                    throw unknownField(name);
                }
                return i;
            }
        }
        if (Set.of("key", "project", "status", "created", "updated", "summary", "id")
                .contains(name.toLowerCase(Locale.ROOT))) {
            return -1;
        }
        throw unknownField(name);
    }

    private static void issue(JsonGenerator json, Call call, Issues issues, int issue, List<String> fields)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", Integer.toString(issues.id(issue)));
        if (!fields.isEmpty() && !fields.equals(List.of("id"))) {
            json.writeStringField("key", issues.key(issue));
            json.writeStringField(
                    "self", call.origin() + "/sites/" + call.site().name() + "/rest/api/3/issue/" + issues.id(issue));
            boolean all = fields.contains("*all") || fields.contains("*navigable");
            json.writeObjectFieldStart("fields");
            if (all || fields.contains("summary")) {
                json.writeStringField("summary", issues.summary(issue));
            }
            for (int i = 0; i < Issues.FIELDS.size(); i++) {
                String id = Issues.FIELDS.get(i).id();
                if (!hidden(call, Issues.FIELDS.get(i)) && (all || fields.contains(id))) {
                    json.writeFieldName(id);
                    objects(json, call, issues.objects(issue, i));
                }
            }
            if (all || fields.contains("updated")) {
                json.writeStringField("updated", Timestamps.iso(issues.updated(issue)));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void objects(JsonGenerator json, Call call, List<Integer> objects) throws IOException {
        if (objects.isEmpty()) {
            json.writeNull();
            return;
        }
        String workspaceId = call.site().workspace().id();
        json.writeStartArray();
        for (int id : objects) {
            json.writeStartObject();
            json.writeStringField("workspaceId", workspaceId);
            json.writeStringField("id", workspaceId + ":" + id);
            json.writeStringField("objectId", Integer.toString(id));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static int issueOf(Call call) {
        int issue = call.site().workspace().issues().find(call.path().getOrDefault("id", ""));
        if (issue < 0 || hidden(call, issue)) {
            throw new Refusal(404, "Issue does not exist or you do not have permission to see it.");
        }
        return issue;
    }

    static Reply read(Call call) {
        int issue = issueOf(call);
        return Reply.json(
                200,
                Json.bytes(json -> issue(json, call, call.site().workspace().issues(), issue, List.of("*all"))));
    }

    /** Sets Assets fields; objects that do not exist are dropped without a word, as reported of the real thing. */
    static Reply edit(Call call) {
        int issue = issueOf(call);
        JsonNode body = call.json();
        for (int i = 0; i < Issues.FIELDS.size(); i++) {
            String id = Issues.FIELDS.get(i).id();
            JsonNode wanted = body.path("fields").has(id)
                    ? body.path("fields").get(id)
                    : body.path("update").path(id).path(0).path("set");
            if (wanted.isMissingNode()) {
                continue;
            }
            List<Integer> objects = new ArrayList<>();
            for (JsonNode entry : wanted) {
                String text = entry.path("id").asText(entry.path("objectId").asText());
                int ordinal = call.store().ordinalOf(objectId(text));
                if (call.store().exists(ordinal)) {
                    objects.add(call.store().id(ordinal));
                }
            }
            if (objects.size() > MOST_OBJECTS) {
                throw Refusal.invalid(id, "The field can hold at most " + MOST_OBJECTS + " objects.");
            }
            call.site().workspace().issues().edit(issue, i, objects);
        }
        return call.queryFlag("returnIssue", false) ? read(call) : Reply.empty(204);
    }

    private static int objectId(String text) {
        try {
            return Integer.parseInt(text.substring(text.indexOf(':') + 1));
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }
}
