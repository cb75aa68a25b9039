package io.strongroom.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.gateway.routes.Peer;
import io.strongroom.gateway.routes.RouteTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentMergeTest {

    private static final String OWN =
            """
            {"openapi": "3.1.0", "paths": {"/api/v1/events": {"get": {"responses": {"200": {"description": "x"}}}}},
             "components": {"schemas": {"Problem": {"type": "object"}},
              "responses": {"BadRequest": {"description": "x"}}}}""";

    private static final String SCHEDULER =
            """
            {"paths": {
              "/api/v1/schemas/{id}/backups": {"post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Request"}}}},
                "parameters": [{"name": "id", "in": "path"}],
                "responses": {"202": {"description": "queued"}, "409": {"description": "active"}}}},
              "/api/v1/backups/{id}": {"get": {"responses": {"200": {"description": "not the scheduler's to show"}}}},
              "/internal/v1/secret": {"get": {"responses": {"200": {"content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Hidden"}}}}}}}},
             "components": {"schemas": {"Request": {"type": "object", "title": "of the scheduler",
                 "properties": {"part": {"$ref": "#/components/schemas/Part"}}},
               "Part": {"type": "object", "properties": {"size": {"type": "integer"}}},
               "Hidden": {"type": "object"}}}}""";

    private static final String WORKER =
            """
            {"paths": {
              "/api/v1/schemas/{schemaId}/backups": {
                "parameters": [{"name": "schemaId", "in": "path"}],
                "get": {"parameters": [{"name": "type", "in": "query"}], "responses": {"200": {"description": "page",
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}},
              "/api/v1/backups/{id}": {"patch": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Request"}}}},
                "responses": {"200": {"description": "ok"}, "422": {"description": "wrong", "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/Trouble"}}}}}}}},
             "components": {"schemas": {"Request": {"type": "object", "title": "of the worker"},
               "Page": {"properties": {"first": {"$ref": "#/components/schemas/Row"}}},
               "Row": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"},
                 "word": {"type": "string", "enum": ["A"]},
                 "at": {"$ref": "#/components/schemas/Instant", "type": "string", "description": "When"},
                 "either": {"anyOf": [{"type": "integer"}, {"type": "string"}]}}},
               "Instant": {"type": "string"}, "Trouble": {"type": "object"}}}}""";

    private final JsonNode merged = new DocumentMerge(
                    RouteTable.contract().routes(),
                    tree(OWN),
                    Map.of(
                            Peer.SCHEDULER, new ServiceDocument(tree(SCHEDULER)),
                            Peer.WORKER, new ServiceDocument(tree(WORKER))))
            .merged();

    @Test
    void operationsOfTwoServicesMeetAtOnePath() {
        JsonNode path = at("/paths/~1api~1v1~1schemas~1{id}~1backups");

        assertThat(names(path)).containsExactlyInAnyOrder("get", "post");
        assertThat(path.at("/get/parameters").findValuesAsText("name")).containsExactly("type", "id");
    }

    @Test
    void onlyTheServiceThatTheRouteNamesDescribesAnOperation() {
        assertThat(names(at("/paths/~1api~1v1~1backups~1{id}"))).containsExactly("patch");
    }

    @Test
    void whatIsInternalStaysInside() {
        assertThat(merged.toString()).doesNotContain("internal/v1").doesNotContain("Hidden");
    }

    @Test
    void twoShapesOfOneNameAreKeptApart() {
        String posted =
                at("/paths/~1api~1v1~1schemas~1{id}~1backups/post/requestBody/content/application~1json/schema/$ref")
                        .asText();
        String patched = at("/paths/~1api~1v1~1backups~1{id}/patch/requestBody/content/application~1json/schema/$ref")
                .asText();

        assertThat(posted).isNotEqualTo(patched);
        assertThat(at("/components/schemas/" + last(posted) + "/title").asText())
                .isEqualTo("of the scheduler");
        assertThat(at("/components/schemas/" + last(patched) + "/title").asText())
                .isEqualTo("of the worker");
    }

    @Test
    void whatIsReferredToComesAlong() {
        assertThat(names(at("/components/schemas"))).contains("Page", "Row");
    }

    @Test
    void everyErrorIsAProblem() {
        JsonNode wrong = at("/paths/~1api~1v1~1backups~1{id}/patch/responses/422/content");

        assertThat(names(wrong)).containsExactly("application/problem+json");
        assertThat(names(at("/components/schemas"))).doesNotContain("Trouble");
    }

    @Test
    void whatIsNotRequiredMayBeNull() {
        JsonNode row = at("/components/schemas/Row");

        assertThat(row.at("/properties/id").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(row.at("/properties/word").toString())
                .isEqualTo("{\"type\":[\"string\",\"null\"],\"enum\":[\"A\",null]}");
        assertThat(row.at("/properties/at").toString())
                .isEqualTo("{\"description\":\"When\",\"anyOf\":[{\"$ref\":\"#/components/schemas/Instant\"},"
                        + "{\"type\":\"null\"}]}");
        assertThat(row.at("/properties/either").toString())
                .isEqualTo("{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"string\"},{\"type\":\"null\"}]}");
    }

    @Test
    void requestsHaveNoUnknownMembersAndAnswersMayHave() {
        assertThat(names(at("/components/schemas"))).contains("Request");
        assertThat(at("/components/schemas/Request/additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(at("/components/schemas/Part/additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(at("/components/schemas/Row").has("additionalProperties")).isFalse();
    }

    @Test
    void aParameterOfThePathIsAnIdentifier() {
        JsonNode parameters = at("/paths/~1api~1v1~1schemas~1{id}~1backups/get/parameters");

        assertThat(parameters.at("/1/schema/pattern").asText()).isEqualTo(RouteTable.IDENTIFIER);
        assertThat(parameters.at("/0").has("schema")).isFalse();
    }

    @Test
    void aParameterOfTheQueryMayBeEmpty() {
        JsonNode parameters = at("/paths/~1api~1v1~1schemas~1{id}~1backups/get/parameters");

        assertThat(parameters.at("/0/allowEmptyValue").asBoolean()).isTrue();
        assertThat(parameters.at("/1").has("allowEmptyValue")).isFalse();
    }

    @Test
    void anOperationSaysWhatHoldsForAll() {
        JsonNode post = at("/paths/~1api~1v1~1schemas~1{id}~1backups/post");

        assertThat(post.at("/tags/0").asText()).isEqualTo("Backups");
        assertThat(post.at("/operationId").asText()).isEqualTo("postSchemasByIdBackups");
        assertThat(post.at("/x-strongroom-role").asText()).isEqualTo("operator");
        assertThat(names(post.get("responses")))
                .contains("202", "400", "401", "403", "404", "409", "413", "429", "500", "503");
    }

    private JsonNode at(String pointer) {
        JsonNode found = merged.at(pointer);
        assertThat(found.isMissingNode()).as(pointer).isFalse();
        return found;
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
