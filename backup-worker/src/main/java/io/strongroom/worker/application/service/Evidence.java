package io.strongroom.worker.application.service;

import io.strongroom.worker.domain.job.Quarantined;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a snapshot says about references that leave it, objects that it lacks, and issues, as canonical JSON. */
final class Evidence {

    private Evidence() {}

    /** Ids of targets in other schemas with their object type, and of targets that do not exist. */
    static byte[] references(Targets targets) {
        StringBuilder json = new StringBuilder("{\"dangling\":[");
        targets.forEachDangling(id -> json.append('"').append(id).append("\","));
        close(json, "],\"external\":{");
        targets.forEachExternal((id, type) ->
                json.append('"').append(id).append("\":\"").append(type).append("\","));
        close(json, "}}");
        return bytes(json);
    }

    /** The objects that an issue holds in a field, in the order of the field. */
    static byte[] issue(long fieldId, long issueId, String issueKey, List<Long> objectIds) {
        StringBuilder json = new StringBuilder("{\"fieldId\":\"customfield_")
                .append(fieldId)
                .append("\",\"issueId\":\"")
                .append(issueId)
                .append("\",\"issueKey\":\"");
        appendEscaped(json, issueKey);
        json.append("\",\"objectIds\":[");
        objectIds.forEach(id -> json.append('"').append(id).append("\","));
        close(json, "]}");
        return bytes(json);
    }

    /** Beside the entry and outside its version: a field that is renamed does not change the issues. */
    static byte[] field(String name) {
        StringBuilder json = new StringBuilder("{\"fieldName\":\"");
        appendEscaped(json, name);
        return bytes(json.append("\"}"));
    }

    static byte[] quarantine(List<Quarantined> objects) {
        StringBuilder json = new StringBuilder("[");
        for (Quarantined one : objects) {
            json.append("{\"id\":\"").append(one.objectId()).append("\",\"reason\":\"");
            appendEscaped(json, one.reason());
            json.append("\",\"type\":\"").append(one.typeId()).append("\"},");
        }
        close(json, "]");
        return bytes(json);
    }

    private static void close(StringBuilder json, String end) {
        if (json.charAt(json.length() - 1) == ',') {
            json.setLength(json.length() - 1);
        }
        json.append(end);
    }

    private static void appendEscaped(StringBuilder json, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
    }

    private static byte[] bytes(StringBuilder json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
