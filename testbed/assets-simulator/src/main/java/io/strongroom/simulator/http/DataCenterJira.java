package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.dataset.Issues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The Jira side of a Data Center host: version 2 of its REST API. */
final class DataCenterJira {
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 1000;
    private static final String ASSETS_FIELD = "com.riadalabs.jira.plugins.insight:rlabs-customfield-default-object";

    private DataCenterJira() {}

    static String base(Call call) {
        return call.origin() + "/dc/" + call.site().name();
    }

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
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("self", base(call) + "/rest/api/2/user?username=" + name);
            json.writeStringField("key", DataCenterJson.userKey(access.accountId()));
            json.writeStringField("name", name);
            json.writeStringField("emailAddress", access.email());
            json.writeStringField("displayName", name);
            json.writeBooleanField("active", true);
            json.writeBooleanField("deleted", false);
            json.writeStringField("timeZone", "Europe/Berlin");
            json.writeStringField("locale", access.locale());
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

    static Reply fields(Call call) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            field(json, "summary", "Summary", 0, "");
            field(
                    json,
                    "customfield_10010",
                    "Story points",
                    10010,
                    "com.atlassian.jira.plugin.system.customfieldtypes:float");
            for (Issues.Field field : Issues.FIELDS) {
                field(json, field.id(), field.name(), field.number(), ASSETS_FIELD);
            }
            json.writeEndArray();
        }));
    }

    private static void field(JsonGenerator json, String id, String name, int number, String custom)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("name", name);
        json.writeBooleanField("custom", number > 0);
        json.writeBooleanField("orderable", true);
        json.writeBooleanField("navigable", true);
        json.writeBooleanField("searchable", true);
        json.writeArrayFieldStart("clauseNames");
        json.writeString(number > 0 ? "cf[" + number + "]" : id);
        json.writeEndArray();
        json.writeObjectFieldStart("schema");
        if (number > 0) {
            json.writeStringField("type", "any");
            json.writeStringField("custom", custom);
            json.writeNumberField("customId", number);
        } else {
            json.writeStringField("type", "string");
            json.writeStringField("system", id);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private record Question(String jql, List<String> fields, int startAt, int maxResults) {}

    static Reply search(Call call) {
        String jql = call.queryText("jql");
        String fields = call.queryText("fields");
        return answer(
                call,
                new Question(
                        jql == null ? "" : jql,
                        fields == null ? List.of() : Arrays.asList(fields.split(",", -1)),
                        call.queryNumber("startAt", 0),
                        call.queryNumber("maxResults", DEFAULT_PAGE)));
    }

    static Reply searchByPost(Call call) {
        JsonNode body = call.json();
        List<String> fields = new ArrayList<>();
        body.path("fields").forEach(field -> fields.add(field.asText()));
        return answer(
                call,
                new Question(
                        body.path("jql").asText(""),
                        fields,
                        body.path("startAt").asInt(0),
                        body.path("maxResults").asInt(DEFAULT_PAGE)));
    }

    private static Reply answer(Call call, Question question) {
        Issues issues = call.site().workspace().issues();
        List<Integer> found = JqlEndpoints.all(call, question.jql());
        int limit = Math.min(Math.max(0, question.maxResults()), LARGEST_PAGE);
        int from = Math.min(Math.max(0, question.startAt()), found.size());
        List<Integer> page = found.subList(from, Math.min(found.size(), from + limit));
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("expand", "names,schema");
            json.writeNumberField("startAt", question.startAt());
            json.writeNumberField("maxResults", limit);
            json.writeNumberField("total", found.size());
            json.writeArrayFieldStart("issues");
            for (int issue : page) {
                issue(json, call, issues, issue, question.fields());
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private static void issue(JsonGenerator json, Call call, Issues issues, int issue, List<String> fields)
            throws IOException {
        boolean all = fields.isEmpty() || fields.contains("*all") || fields.contains("*navigable");
        json.writeStartObject();
        json.writeStringField("id", Integer.toString(issues.id(issue)));
        json.writeStringField("self", base(call) + "/rest/api/2/issue/" + issues.id(issue));
        json.writeStringField("key", issues.key(issue));
        json.writeObjectFieldStart("fields");
        if (all || fields.contains("summary")) {
            json.writeStringField("summary", issues.summary(issue));
        }
        for (int i = 0; i < Issues.FIELDS.size(); i++) {
            String id = Issues.FIELDS.get(i).id();
            if (all || fields.contains(id)) {
                json.writeFieldName(id);
                objects(json, call, issues.objects(issue, i));
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** By key; what became of the objects is not asked. */
    private static void objects(JsonGenerator json, Call call, List<Integer> ids) throws IOException {
        if (ids.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        for (int id : ids) {
            int ordinal = call.store().ordinalOf(id);
            String key = call.objects().key(ordinal);
            if (call.has(Quirk.ISSUE_FIELDS_AS_TEXT)) {
                json.writeString(String.format(
                        Locale.ROOT, "%s (%s)", call.store().truth().label(ordinal), key));
            } else {
                json.writeStartObject();
                json.writeStringField("key", key);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
