package io.strongroom.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.gateway.routes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The API document of one service. */
final class ServiceDocument {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}/]+)}");

    private final ObjectNode tree;

    ServiceDocument(ObjectNode tree) {
        this.tree = tree;
    }

    ObjectNode schemas() {
        return tree.withObject("/components").withObject("/schemas");
    }

    /** A copy, so that renaming may go on while it is read. */
    Set<String> schemaNames() {
        return schemas().properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The operation behind a route, with its path parameters named as in the route. */
    Optional<ObjectNode> operation(Route route) {
        return operationIn(tree.withObject("/paths"), route);
    }

    static Optional<ObjectNode> operationIn(ObjectNode paths, Route route) {
        String shape = shapeOf(route.path());
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            JsonNode operation = path.getValue().get(route.method().toLowerCase(Locale.ROOT));
            if (operation instanceof ObjectNode found && shapeOf(path.getKey()).equals(shape)) {
                ObjectNode copy = found.deepCopy();
                // parameters may stand at the path for all its operations
                path.getValue().path("parameters").forEach(shared -> copy.withArray("/parameters")
                        .add(shared.deepCopy()));
                renameParameters(copy, namesIn(path.getKey()), namesIn(route.path()));
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    /** Renames a schema wherever this document speaks of it. */
    void renameSchema(String name, String newName) {
        ObjectNode schemas = schemas();
        JsonNode schema = schemas.remove(name);
        schemas.set(newName, schema);
        String reference = "#/components/schemas/" + name;
        for (JsonNode parent : tree.findParents("$ref")) {
            if (parent.get("$ref").asText().equals(reference)) {
                ((ObjectNode) parent).set("$ref", TextNode.valueOf("#/components/schemas/" + newName));
            }
        }
    }

    private static void renameParameters(ObjectNode operation, List<String> names, List<String> wanted) {
        for (JsonNode parameter : operation.path("parameters")) {
            int position = names.indexOf(parameter.path("name").asText());
            if (position >= 0 && parameter.path("in").asText().equals("path")) {
                ((ObjectNode) parameter).put("name", wanted.get(position));
            }
        }
    }

    private static String shapeOf(String path) {
        return PARAMETER.matcher(path).replaceAll("{}");
    }

    private static List<String> namesIn(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
