package io.strongroom.gateway.routes;

import static io.strongroom.gateway.routes.Role.ADMIN;
import static io.strongroom.gateway.routes.Role.OPERATOR;
import static io.strongroom.gateway.routes.Role.VIEWER;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Every operation that the gateway knows, and the only place where one is added. What is not here does not
 * exist for a caller, whatever a service behind it may serve.
 */
public final class RouteTable {

    /** What a parameter of a path looks like. */
    public static final String IDENTIFIER = "^[A-Za-z0-9._~:-]{1,128}$";

    /**
     * Identifiers only. Nothing that needs percent-encoding and neither {@code .} nor {@code ..}, so that the
     * path a service receives can never mean another resource than the one that was authorised.
     */
    private static final Pattern PARAMETER = Pattern.compile("(?!\\.{1,2}$)" + IDENTIFIER);

    private static final RouteTable CONTRACT = new RouteTable(List.of(
            Route.served("GET", "/setup", Area.SETUP, VIEWER, Peer.CONFIG),
            Route.served("GET", "/connection", Area.SETUP, VIEWER, Peer.CONFIG),
            Route.served("PUT", "/connection", Area.SETUP, ADMIN, Peer.CONFIG).slowly(),
            Route.served("DELETE", "/connection", Area.SETUP, ADMIN, Peer.CONFIG),
            Route.served("GET", "/storage", Area.SETUP, VIEWER, Peer.CONFIG),
            Route.served("PUT", "/storage", Area.SETUP, ADMIN, Peer.CONFIG).slowly(),
            Route.served("GET", "/instances", Area.INSTANCES, VIEWER, Peer.CONFIG),
            Route.served("POST", "/instances", Area.INSTANCES, ADMIN, Peer.CONFIG)
                    .slowly(),
            Route.served("GET", "/instances/{id}", Area.INSTANCES, VIEWER, Peer.CONFIG),
            Route.served("PUT", "/instances/{id}", Area.INSTANCES, ADMIN, Peer.CONFIG)
                    .slowly(),
            Route.served("DELETE", "/instances/{id}", Area.INSTANCES, ADMIN, Peer.CONFIG),
            Route.served("POST", "/instances/{id}/check", Area.INSTANCES, ADMIN, Peer.CONFIG)
                    .slowly(),
            Route.served("GET", "/tokens", Area.ACCESS, ADMIN, Peer.CONFIG),
            Route.served("POST", "/tokens", Area.ACCESS, ADMIN, Peer.CONFIG),
            Route.served("DELETE", "/tokens/{id}", Area.ACCESS, ADMIN, Peer.CONFIG),
            Route.served("GET", "/audit", Area.ACCESS, ADMIN, Peer.CONFIG),
            Route.served("POST", "/schemas/sync", Area.SCHEMAS, ADMIN, Peer.SYNC),
            Route.served("GET", "/schemas/sync", Area.SCHEMAS, VIEWER, Peer.SYNC),
            Route.served("GET", "/schemas", Area.SCHEMAS, VIEWER, Peer.SYNC),
            Route.served("GET", "/schemas/{id}", Area.SCHEMAS, VIEWER, Peer.SYNC),
            Route.served("DELETE", "/schemas/{id}", Area.SCHEMAS, ADMIN, Peer.SYNC),
            Route.served("GET", "/schemas/{id}/schedule", Area.SCHEDULES, VIEWER, Peer.SCHEDULER),
            Route.served("PUT", "/schemas/{id}/schedule", Area.SCHEDULES, ADMIN, Peer.SCHEDULER),
            Route.served("GET", "/schemas/{id}/schedule/recommendation", Area.SCHEDULES, VIEWER, Peer.SCHEDULER),
            Route.served("GET", "/schemas/{id}/schedule/occurrences", Area.SCHEDULES, VIEWER, Peer.SCHEDULER),
            Route.served("POST", "/schedules/preview", Area.SCHEDULES, ADMIN, Peer.SCHEDULER),
            Route.served("POST", "/schemas/{id}/backups", Area.BACKUPS, OPERATOR, Peer.SCHEDULER),
            Route.served("GET", "/schemas/{id}/backups", Area.BACKUPS, VIEWER, Peer.WORKER),
            // a request that no worker has picked up yet is known to the scheduler only
            Route.served("GET", "/backups/{id}", Area.BACKUPS, VIEWER, Peer.WORKER)
                    .orElse(Peer.SCHEDULER),
            Route.served("PATCH", "/backups/{id}", Area.BACKUPS, OPERATOR, Peer.WORKER),
            Route.served("DELETE", "/backups/{id}", Area.BACKUPS, ADMIN, Peer.WORKER),
            Route.served("POST", "/backups/{id}/stop", Area.BACKUPS, OPERATOR, Peer.SCHEDULER),
            Route.served("GET", "/backups/{id}/types", Area.BACKUPS, VIEWER, Peer.WORKER),
            Route.served("GET", "/backups/{id}/objects", Area.BACKUPS, VIEWER, Peer.WORKER),
            Route.served("GET", "/backups/{id}/objects/{objectId}", Area.BACKUPS, VIEWER, Peer.WORKER),
            Route.served("GET", "/backups/{id}/issues", Area.BACKUPS, VIEWER, Peer.WORKER),
            Route.served("POST", "/backups/{id}/verify", Area.BACKUPS, OPERATOR, Peer.WORKER)
                    .slowly(),
            Route.served("PUT", "/backups/{id}/hold", Area.BACKUPS, OPERATOR, Peer.WORKER),
            Route.served("DELETE", "/backups/{id}/hold", Area.BACKUPS, OPERATOR, Peer.WORKER),
            Route.served("GET", "/schemas/{id}/retention", Area.BACKUPS, VIEWER, Peer.WORKER),
            Route.served("POST", "/schemas/{id}/retention/preview", Area.BACKUPS, OPERATOR, Peer.WORKER),
            Route.served("POST", "/schemas/{id}/retention/confirm", Area.BACKUPS, ADMIN, Peer.WORKER),
            Route.served("GET", "/maintenance", Area.BACKUPS, VIEWER, Peer.WORKER),
            Route.served("POST", "/maintenance/{task}", Area.BACKUPS, ADMIN, Peer.WORKER),
            Route.served("POST", "/maintenance/{task}/stop", Area.BACKUPS, ADMIN, Peer.WORKER),
            Route.own("POST", "/session", Area.ACCESS, VIEWER).openToAll(),
            Route.own("GET", "/session", Area.ACCESS, VIEWER),
            Route.own("DELETE", "/session", Area.ACCESS, VIEWER),
            Route.own("GET", "/events", Area.EVENTS, VIEWER)));

    private final List<Route> routes;
    private final List<Resource> resources;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        Map<String, Map<String, Route>> byTemplate = new LinkedHashMap<>();
        for (Route route : routes) {
            Route clash = byTemplate
                    .computeIfAbsent(route.template(), template -> new LinkedHashMap<>())
                    .put(route.method(), route);
            if (clash != null) {
                throw new IllegalArgumentException("Two routes for " + route.method() + " " + route.template());
            }
        }
        // literal segments win over parameters: /schemas/sync is never the schema with the id "sync"
        this.resources = byTemplate.entrySet().stream()
                .map(entry -> new Resource(segmentsOf(entry.getKey()), Map.copyOf(entry.getValue())))
                .sorted(Comparator.comparing(Resource::parameters))
                .toList();
    }

    /** The contract as far as it exists. */
    public static RouteTable contract() {
        return CONTRACT;
    }

    public List<Route> routes() {
        return routes;
    }

    /**
     * Finds the operation for a request.
     *
     * @param path the normalised path of the request, prefix included
     */
    public Match match(String method, String path) {
        if (!path.startsWith(Route.PREFIX + "/")) {
            return new UnknownPath();
        }
        List<String> segments = segmentsOf(path.substring(Route.PREFIX.length()));
        for (Resource resource : resources) {
            if (resource.matches(segments)) {
                Route route = resource.methods().get(method);
                return route == null
                        ? new WrongMethod(new TreeSet<>(resource.methods().keySet()))
                        : new Found(route, path);
            }
        }
        return new UnknownPath();
    }

    static List<String> segmentsOf(String path) {
        List<String> segments = new ArrayList<>();
        int start = 1;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(path.substring(start, slash));
            start = slash + 1;
        }
        segments.add(path.substring(start));
        return segments;
    }

    /** What a lookup found. */
    public sealed interface Match permits Found, WrongMethod, UnknownPath {

        <T> T match(Function<Found, T> found, Function<WrongMethod, T> wrongMethod, Function<UnknownPath, T> unknown);

        /** Whether it is an operation that anybody may call. */
        default boolean isOpen() {
            return match(found -> found.route().open(), wrong -> false, unknown -> false);
        }
    }

    /**
     * There is such an operation.
     *
     * @param path made only of literal segments and checked identifiers, ready to be sent on
     */
    public record Found(Route route, String path) implements Match {
        @Override
        public <T> T match(
                Function<Found, T> found, Function<WrongMethod, T> wrongMethod, Function<UnknownPath, T> unknown) {
            return found.apply(this);
        }
    }

    public record WrongMethod(Set<String> allowed) implements Match {
        @Override
        public <T> T match(
                Function<Found, T> found, Function<WrongMethod, T> wrongMethod, Function<UnknownPath, T> unknown) {
            return wrongMethod.apply(this);
        }
    }

    public record UnknownPath() implements Match {
        @Override
        public <T> T match(
                Function<Found, T> found, Function<WrongMethod, T> wrongMethod, Function<UnknownPath, T> unknown) {
            return unknown.apply(this);
        }
    }

    private record Resource(List<String> pattern, Map<String, Route> methods) {

        long parameters() {
            return pattern.stream().filter(Resource::isParameter).count();
        }

        boolean matches(List<String> segments) {
            if (segments.size() != pattern.size()) {
                return false;
            }
            for (int i = 0; i < pattern.size(); i++) {
                String expected = pattern.get(i);
                String actual = segments.get(i);
                boolean fits = isParameter(expected) ? PARAMETER.matcher(actual).matches() : expected.equals(actual);
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isParameter(String segment) {
            return segment.startsWith("{");
        }
    }
}
