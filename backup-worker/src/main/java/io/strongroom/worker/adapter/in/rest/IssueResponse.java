package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.worker.application.port.in.BrowseSnapshot.FoundObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An issue with the objects of the schema that one custom field of it holds, in the field's order. */
record IssueResponse(String issueId, String issueKey, String fieldId, String fieldName, List<String> objectIds) {

    static IssueResponse from(FoundObject entry, ObjectMapper json) {
        try {
            JsonNode issue = json.readTree(entry.canonical());
            List<String> objectIds = new ArrayList<>();
            issue.path("objectIds").forEach(id -> objectIds.add(id.asText()));
            return new IssueResponse(
                    issue.path("issueId").asText(),
                    issue.path("issueKey").asText(),
                    issue.path("fieldId").asText(),
                    json.readTree(entry.annotations()).path("fieldName").asText(),
                    objectIds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
