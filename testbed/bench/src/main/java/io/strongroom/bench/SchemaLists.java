package io.strongroom.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * config-service with two Cloud instances, and these two sites with nothing but thousands of schemas: the simulator's
 * schemas all come with types and attributes, which a list of schemas does not need.
 */
final class SchemaLists implements AutoCloseable {
    private static final Pattern CREDENTIAL = Pattern.compile("/internal/v1/instances/([^/]+)/credential");
    private static final Pattern LIST = Pattern.compile("/jsm/assets/workspace/([^/]+)/v1/objectschema/list");
    private static final Pattern ONE = Pattern.compile("/jsm/assets/workspace/([^/]+)/v1/objectschema/(\\d+)");
    private static final Pattern PARAMETER = Pattern.compile("(startAt|maxResults)=(\\d+)");
    private static final List<String> WORDS =
            List.of("Server", "Network", "People", "Laptops", "Schema", "Locations", "Software", "Warehouse");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final int perInstance;
    private final String connection = id("cloud:bench-one");
    private final String source = id("cloud:bench-two");
    private volatile boolean forgetful;

    private SchemaLists(HttpServer server, int perInstance) {
        this.server = server;
        this.perInstance = perInstance;
    }

    static SchemaLists serve(int schemas) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        SchemaLists lists = new SchemaLists(server, schemas / 2);
        server.createContext("/", lists::answer);
        server.setExecutor(lists.threads);
        server.start();
        return lists;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return "http://" + address();
    }

    String connection() {
        return connection;
    }

    void forgetEveryTwentieth() {
        forgetful = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = "";
        Matcher credential = CREDENTIAL.matcher(path);
        Matcher list = LIST.matcher(path);
        Matcher one = ONE.matcher(path);
        if (path.equals("/internal/v1/instances")) {
            body = "[" + instance(connection, "CONNECTION", "Main site") + ","
                    + instance(source, "SOURCE", "Another site") + "]";
        } else if (credential.matches()) {
            String id = credential.group(1);
            body =
                    """
                    {"instanceId":"%s","type":"CLOUD","url":"%s/sites/%s","workspaceId":"%s","email":"bench@strongroom.example",
                     "token":"bench","revision":1}
                    """
                            .formatted(id, url(), id, id);
        } else if (list.matches()) {
            Map<String, Integer> parameters = PARAMETER
                    .matcher(String.valueOf(exchange.getRequestURI().getQuery()))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> Integer.valueOf(found.group(2))));
            body = page(
                    list.group(1), parameters.getOrDefault("startAt", 0), parameters.getOrDefault("maxResults", 25));
        } else if (one.matches() && exists(Integer.parseInt(one.group(2)))) {
            body = schema(one.group(1), Integer.parseInt(one.group(2)));
        }
        byte[] bytes = (body.isEmpty() ? "{\"errorMessages\":[\"none\"],\"errors\":{}}" : body)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean exists(int id) {
        return id >= 1 && id <= perInstance && !(forgetful && id % 20 == 0);
    }

    private String instance(String id, String role, String name) {
        return """
                {"instanceId":"%s","role":"%s","type":"CLOUD","name":"%s","url":"%s/sites/%s","workspaceId":"%s","revision":1}
                """
                .formatted(id, role, name, url(), id, id);
    }

    private String page(String workspace, int startAt, int maxResults) {
        List<String> values = IntStream.rangeClosed(1, perInstance)
                .filter(this::exists)
                .skip(startAt)
                .limit(maxResults)
                .mapToObj(id -> schema(workspace, id))
                .toList();
        return "{\"startAt\":%d,\"maxResults\":%d,\"total\":%d,\"isLast\":%b,\"values\":[%s]}"
                .formatted(startAt, maxResults, perInstance, values.isEmpty(), String.join(",", values));
    }

    private static String schema(String workspace, int id) {
        String name = String.format(
                Locale.ROOT, "%s %04d of department %d", WORDS.get(id % WORDS.size()), id, id * 7919 % 1000);
        return """
                {"workspaceId":"%s","globalId":"%s:%d","id":"%d","name":"%s","objectSchemaKey":"K%d","status":"Ok",
                 "created":"2021-02-16T18:04:31.284Z","updated":"2021-02-16T18:04:31.288Z","objectCount":%d,
                 "objectTypeCount":3,"canManage":true}
                """
                .formatted(workspace, workspace, id, id, name, id, id * 31L % 100_000);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
