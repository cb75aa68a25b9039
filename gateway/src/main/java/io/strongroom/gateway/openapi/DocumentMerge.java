package io.strongroom.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.gateway.routes.Area;
import io.strongroom.gateway.routes.Peer;
import io.strongroom.gateway.routes.Route;
import io.strongroom.gateway.routes.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes from each service's document the operations that the route table gives to it, and what they refer to.
 * Everything is done on JSON trees, so that what a service says about an operation stays as it was said.
 */
final class DocumentMerge {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The gateway's own operations, and what all operations share. */
    private static final String OWN = "openapi/gateway.json";

    private static final String SCHEMA_REFERENCE = "#/components/schemas/";

    private final List<Route> routes;
    private final ObjectNode own;
    private final Map<Peer, ServiceDocument> services;

    DocumentMerge(List<Route> routes, ObjectNode own, Map<Peer, ServiceDocument> services) {
        this.routes = routes;
        this.own = own;
        this.services = new EnumMap<>(services);
    }

    /** With the documents that the build has copied next to the gateway's classes. */
    static DocumentMerge ofBuiltServices() {
        Map<Peer, ServiceDocument> services = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            read("openapi/%s/openapi.json".formatted(peer.id()))
                    .ifPresent(tree -> services.put(peer, new ServiceDocument(tree)));
        }
        ObjectNode own = read(OWN).orElseThrow(() -> new IllegalStateException(OWN + " is missing"));
        return new DocumentMerge(RouteTable.contract().routes(), own, services);
    }

    /** Which services have a document: those that were built before the gateway. */
    Set<Peer> known() {
        return services.keySet();
    }

    ObjectNode merged() {
        ObjectNode merged = own.deepCopy();
        ObjectNode ownPaths = merged.withObject("/paths").deepCopy();
        ObjectNode paths = merged.putObject("paths");
        ObjectNode schemas = merged.withObject("/components").withObject("/schemas");
        Arrays.stream(Area.values()).forEach(area -> merged.withArray("/tags")
                .addObject()
                .put("name", area.title())
                .put("description", area.description()));
        separateSchemas(schemas);
        for (Route route : routes) {
            Optional<ObjectNode> operation = route.peer().isEmpty()
                    ? ServiceDocument.operationIn(ownPaths, route)
                    : Optional.ofNullable(services.get(route.peer().get()))
                            .flatMap(service -> service.operation(route));
            operation.ifPresent(found -> {
                OperationFinish.finish(found, route);
                ObjectNode item = paths.path(route.path()).isObject()
                        ? (ObjectNode) paths.get(route.path())
                        : paths.putObject(route.path());
                item.set(route.method().toLowerCase(Locale.ROOT), found);
            });
        }
        services.values().forEach(service -> service.schemas().properties().forEach(named -> {
            ObjectNode schema = named.getValue().deepCopy();
            Shapes.letOptionalMembersBeNull(schema);
            schemas.set(named.getKey(), schema);
        }));
        closeRequests(paths, schemas);
        dropUnused(merged, schemas);
        return merged;
    }

    /** Two services may use one name for two shapes: the second gets its service's name in front. */
    private void separateSchemas(ObjectNode taken) {
        ObjectNode names = taken.deepCopy();
        services.forEach((peer, service) -> {
            for (String name : service.schemaNames()) {
                JsonNode other = names.get(name);
                if (other != null && !other.equals(service.schemas().get(name))) {
                    service.renameSchema(name, prefixOf(peer) + name);
                }
            }
            names.setAll(service.schemas());
        });
    }

    private static String prefixOf(Peer peer) {
        String name = peer.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void closeRequests(ObjectNode paths, ObjectNode schemas) {
        Set<String> closed = new LinkedHashSet<>();
        Deque<JsonNode> unread = new ArrayDeque<>(paths.findValues("requestBody"));
        while (!unread.isEmpty()) {
            for (String reference : unread.pop().findValuesAsText("$ref")) {
                ObjectNode schema = (ObjectNode) schemas.required(reference.substring(SCHEMA_REFERENCE.length()));
                if (closed.add(reference) && schema.has("properties")) {
                    Shapes.refuseUnknownMembers(schema);
                    unread.add(schema);
                }
            }
        }
    }

    private static void dropUnused(ObjectNode merged, ObjectNode schemas) {
        Set<String> used = new LinkedHashSet<>();
        Deque<JsonNode> unread = new ArrayDeque<>();
        unread.add(merged.get("paths"));
        unread.add(merged.path("components").path("responses"));
        while (!unread.isEmpty()) {
            for (JsonNode reference : unread.pop().findValues("$ref")) {
                String name = reference.asText();
                if (name.startsWith(SCHEMA_REFERENCE) && used.add(name.substring(SCHEMA_REFERENCE.length()))) {
                    JsonNode schema = schemas.get(name.substring(SCHEMA_REFERENCE.length()));
                    if (schema == null) {
                        throw new IllegalStateException("Nothing is at " + name);
                    }
                    unread.add(schema);
                }
            }
        }
        schemas.retain(used);
    }

    private static Optional<ObjectNode> read(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            return stream == null ? Optional.empty() : Optional.of((ObjectNode) JSON.readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
