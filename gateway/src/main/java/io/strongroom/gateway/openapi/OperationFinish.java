package io.strongroom.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.routes.Route;
import io.strongroom.gateway.routes.RouteTable;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Adds to an operation what holds for all of them at the gateway. */
final class OperationFinish {

    private static final String PROBLEM = "#/components/schemas/Problem";

    /** Every problem that the gateway or any service may answer with, whatever the operation. */
    private static final Map<String, String> ALWAYS = Map.of(
            "400", "BadRequest",
            "401", "Unauthenticated",
            "403", "Forbidden",
            "429", "TooManyFailures",
            "500", "Internal",
            "502", "ServiceFailed",
            "503", "Unavailable",
            "504", "Timeout");

    private OperationFinish() {}

    static void finish(ObjectNode operation, Route route) {
        operation.putArray("tags").add(route.area().title());
        operation.put("operationId", idOf(route));
        String role = route.open() ? "none" : route.role().id();
        operation.put("x-strongroom-role", role);
        String description = operation.path("description").asText("");
        operation.put("description", (description.isEmpty() ? "" : description + "\n\n") + "Role: " + role + ".");
        ArrayNode security = operation.putArray("security");
        if (!route.open()) {
            security.addObject().putArray("bearer");
            security.addObject().putArray("session");
        }
        for (JsonNode parameter : operation.path("parameters")) {
            finishParameter((ObjectNode) parameter);
        }
        addProblems(operation, route);
    }

    /** Identifiers make up a path; in a query, a parameter without a value is as good as none. */
    private static void finishParameter(ObjectNode parameter) {
        if (parameter.path("in").asText().equals("path")) {
            parameter.putObject("schema").put("type", "string").put("pattern", RouteTable.IDENTIFIER);
        }
        if (parameter.path("in").asText().equals("query")) {
            parameter.put("allowEmptyValue", true);
        }
    }

    private static void addProblems(ObjectNode operation, Route route) {
        ObjectNode responses = operation.withObject("/responses");
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            if (response.getKey().compareTo("400") >= 0 && response.getValue() instanceof ObjectNode described) {
                describeAsProblem(described);
            }
        }
        ALWAYS.forEach((status, name) -> addIfAbsent(responses, status, name));
        if (operation.has("requestBody")) {
            addIfAbsent(responses, "413", "TooLarge");
            addIfAbsent(responses, "415", "MediaType");
        }
        if (route.template().contains("{")) {
            addIfAbsent(responses, "404", "NotFound");
        }
    }

    /** Services describe their problems each in their own words; here they have one shape. */
    private static void describeAsProblem(ObjectNode response) {
        response.remove("$ref");
        if (!response.has("description")) {
            response.put("description", "Problem");
        }
        response.putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", PROBLEM);
    }

    private static void addIfAbsent(ObjectNode responses, String status, String name) {
        JsonNode described = responses.get(status);
        if (described == null || "401".equals(status) || "403".equals(status)) {
            responses.putObject(status).put("$ref", "#/components/responses/" + name);
        }
    }

    /** A name for generated clients, such as {@code getBackupsObjects}. */
    private static String idOf(Route route) {
        StringJoiner id = new StringJoiner("", route.method().toLowerCase(Locale.ROOT), "");
        for (String segment : route.template().substring(1).split("/", -1)) {
            String word = segment.startsWith("{") ? "By-" + segment.substring(1, segment.length() - 1) : segment;
            for (String part : word.split("-", -1)) {
                id.add(part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
        }
        return id.toString();
    }
}
