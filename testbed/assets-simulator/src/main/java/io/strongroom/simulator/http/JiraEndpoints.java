package io.strongroom.simulator.http;

import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.dataset.Issues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The Jira side of a site: who am I, which fields are there, and where is the workspace. */
final class JiraEndpoints {
    private JiraEndpoints() {}

    static Reply myself(Call call) {
        Site.Access access = call.site().access();
        String site = call.origin() + "/sites/" + call.site().name();
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("self", site + "/rest/api/3/user?accountId=" + access.accountId());
            json.writeStringField("accountId", access.accountId());
            json.writeStringField("accountType", "atlassian");
            json.writeStringField("emailAddress", access.email());
            json.writeObjectFieldStart("avatarUrls");
            for (String size : List.of("16x16", "24x24", "32x32", "48x48")) {
                json.writeStringField(size, call.origin() + "/avatars/" + access.accountId() + "/" + size);
            }
            json.writeEndObject();
            int at = access.email().indexOf('@');
            json.writeStringField("displayName", at > 0 ? access.email().substring(0, at) : access.email());
            json.writeBooleanField("active", true);
            json.writeStringField("timeZone", "Etc/UTC");
            json.writeStringField("locale", "en_US");
            json.writeEndObject();
        }));
    }

    static Reply myPermissions(Call call) {
        String asked = call.queryText("permissions");
        if (asked == null || asked.isEmpty()) {
            throw new Refusal(400, "The permissions query parameter is required.");
        }
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("permissions");
            for (String permission : Arrays.asList(asked.split(",", -1))) {
                boolean admin = permission.equals("ADMINISTER") || permission.equals("SYSTEM_ADMIN");
                json.writeObjectFieldStart(permission);
                json.writeStringField("id", admin ? "0" : "10");
                json.writeStringField("key", permission);
                json.writeStringField("name", admin ? "Administer Jira" : permission);
                json.writeStringField("type", admin ? "GLOBAL" : "PROJECT");
                json.writeStringField("description", "");
                json.writeBooleanField(
                        "havePermission",
                        call.authenticated() && (!admin || call.site().access().jiraAdmin()));
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }));
    }

    static Reply workspaces(Call call) {
        Site.Access access = call.site().access();
        if (!access.agentLicence()) {
            if (call.has(Quirk.NO_AGENT_LICENCE_404)) {
                throw new Refusal(404, "The resource was not found.");
            }
            throw new Refusal(403, "The user does not have access to Jira Service Management.");
        }
        String self = call.origin() + "/sites/" + call.site().name() + "/rest/servicedeskapi/assets/workspace";
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("size", access.assets() ? 1 : 0);
            json.writeNumberField("start", call.queryNumber("start", 0));
            json.writeNumberField("limit", call.queryNumber("limit", 50));
            json.writeBooleanField("isLastPage", true);
            json.writeObjectFieldStart("_links");
            json.writeStringField("self", self);
            json.writeStringField(
                    "base", call.origin() + "/sites/" + call.site().name());
            json.writeStringField("context", "");
            json.writeEndObject();
            json.writeArrayFieldStart("values");
            if (access.assets() && call.queryNumber("start", 0) == 0) {
                json.writeStartObject();
                json.writeStringField("workspaceId", call.site().workspace().id());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    /** The old address of the discovery; it died with an HTML page. */
    static Reply oldWorkspaces(Call call) {
        return Reply.html(403, "Forbidden (403)");
    }

    static Reply tenantInfo(Call call) {
        return Reply.json(200, "{\"cloudId\":\"" + call.site().workspace().cloudId() + "\"}");
    }

    static Reply fields(Call call) {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (Map.Entry<String, String> field :
                    Map.of("summary", "Summary", "status", "Status").entrySet()) {
                json.writeStartObject();
                json.writeStringField("id", field.getKey());
                json.writeStringField("key", field.getKey());
                json.writeStringField("name", field.getValue());
                json.writeBooleanField("custom", false);
                json.writeBooleanField("orderable", true);
                json.writeBooleanField("navigable", true);
                json.writeBooleanField("searchable", true);
                json.writeArrayFieldStart("clauseNames");
                json.writeString(field.getKey());
                json.writeEndArray();
                json.writeObjectFieldStart("schema");
                json.writeStringField("type", "string");
                json.writeStringField("system", field.getKey());
                json.writeEndObject();
                json.writeEndObject();
            }
            if (call.authenticated()) {
                customField(
                        json,
                        10010,
                        "Story points",
                        "number",
                        "com.atlassian.jira.plugin.system.customfieldtypes:float");
                for (Issues.Field field : Issues.FIELDS) {
                    if (call.site().access().hiddenFields().contains(field.number())) {
                        continue;
                    }
                    customField(
                            json,
                            field.number(),
                            field.name(),
                            "array",
                            "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype");
                }
            }
            json.writeEndArray();
        }));
    }

    private static void customField(
            com.fasterxml.jackson.core.JsonGenerator json, int number, String name, String type, String custom)
            throws java.io.IOException {
        json.writeStartObject();
        json.writeStringField("id", "customfield_" + number);
        json.writeStringField("key", "customfield_" + number);
        json.writeStringField("name", name);
        json.writeBooleanField("custom", true);
        json.writeBooleanField("orderable", true);
        json.writeBooleanField("navigable", true);
        json.writeBooleanField("searchable", true);
        json.writeArrayFieldStart("clauseNames");
        json.writeString("cf[" + number + "]");
        json.writeString(name);
        json.writeEndArray();
        json.writeObjectFieldStart("schema");
        json.writeStringField("type", type);
        if (type.equals("array")) {
            json.writeStringField("items", "cmdb-object-field");
        }
        json.writeStringField("custom", custom);
        json.writeNumberField("customId", number);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A small picture, as every icon address answers one. */
    static Reply picture(Call call) {
        int size = Math.min(288, Math.max(16, call.queryNumber("size", 16)));
        String id = call.path().getOrDefault("id", "0");
        return Reply.bytes("image/png", Pictures.png(size, id.hashCode()));
    }

    static Reply typePicture(Call call) {
        ObjectType type = call.type(call.pathNumber("id"));
        int size = Math.min(288, Math.max(16, call.queryNumber("size", 16)));
        return Reply.bytes("image/png", Pictures.png(size, type.iconId() * 7919));
    }
}
