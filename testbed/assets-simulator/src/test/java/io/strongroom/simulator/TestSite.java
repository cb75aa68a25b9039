package io.strongroom.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** A running simulator with one site, and the calls that the tests make. Its clock stands still until it is moved. */
final class TestSite implements AutoCloseable {
    static final String EMAIL = "bot@example.com";
    static final String TOKEN = "secret-token";
    static final ObjectMapper JSON = new ObjectMapper();

    final AtomicLong clock = new AtomicLong(1_790_000_000_000L / 60_000 * 60_000);
    final Simulator simulator;
    final String siteUrl;
    final String workspaceId;
    String token = TOKEN;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, JsonNode json, byte[] body, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    TestSite(int objects) {
        this(Map.of("seed", 42, "schemas", 3, "objects", objects, "issues", 120), Map.of());
    }

    TestSite(Map<String, Object> dataset, Map<String, Object> more) {
        simulator = Simulator.start("127.0.0.1", 0, clock::get);
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.put("site", "acme");
        body.put("email", EMAIL);
        body.put("token", TOKEN);
        body.put("dataset", dataset);
        JsonNode created = control("POST", "/sites", body).json();
        siteUrl = created.get("siteUrl").asText();
        workspaceId = created.get("workspaceId").asText();
    }

    String assets() {
        return simulator.baseUrl() + "/jsm/assets/workspace/" + workspaceId + "/v1/";
    }

    Answer control(String method, String path, Object body) {
        return send(method, simulator.baseUrl() + "/__sim" + path, body, Map.of());
    }

    void profile(Map<String, Object> profile) {
        if (control("PUT", "/profile", profile).status() != 200) {
            throw new AssertionError("profile refused");
        }
    }

    void quirks(String... quirks) {
        profile(Map.of("quirks", List.of(quirks)));
    }

    Answer get(String path) {
        return send("GET", assets() + path, null, signedIn());
    }

    Answer post(String path, Object body) {
        return send("POST", assets() + path, body, signedIn());
    }

    Answer put(String path, Object body) {
        return send("PUT", assets() + path, body, signedIn());
    }

    Answer delete(String path) {
        return send("DELETE", assets() + path, null, signedIn());
    }

    Answer jira(String path) {
        return send("GET", siteUrl + path, null, signedIn());
    }

    Answer jiraPost(String path, Object body) {
        return send("POST", siteUrl + path, body, signedIn());
    }

    Map<String, String> signedIn() {
        String pair = EMAIL + ":" + token;
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    Answer aql(String query, int startAt, int maxResults) {
        return post("object/aql?startAt=" + startAt + "&maxResults=" + maxResults, Map.of("qlQuery", query));
    }

    /** The ids that a query finds, walked the way a careful client does. */
    List<Integer> ids(String query) {
        List<Integer> ids = new ArrayList<>();
        while (true) {
            Answer page = aql(query, ids.size(), 500);
            if (page.status() != 200) {
                throw new AssertionError(query + ": " + page.status() + " " + page.text());
            }
            page.json().get("values").forEach(value -> ids.add(value.get("id").asInt()));
            if (page.json().get("values").isEmpty()) {
                return ids;
            }
        }
    }

    JsonNode dump() {
        return control("GET", "/sites/acme/dump", null).json();
    }

    List<JsonNode> dumped() {
        List<JsonNode> objects = new ArrayList<>();
        dump().get("schemas").forEach(schema -> schema.get("objects").forEach(objects::add));
        return objects;
    }

    JsonNode typeNamed(String name) {
        for (JsonNode schema : get("objectschema/list").json().get("values")) {
            for (JsonNode type : get("objectschema/" + schema.get("id").asText() + "/objecttypes/flat")
                    .json()) {
                if (type.get("name").asText().equals(name)) {
                    return type;
                }
            }
        }
        throw new AssertionError("no type " + name);
    }

    JsonNode attributeNamed(String typeId, String name) {
        for (JsonNode attribute : get("objecttype/" + typeId + "/attributes").json()) {
            if (attribute.get("name").asText().equals(name)) {
                return attribute;
            }
        }
        throw new AssertionError("no attribute " + name);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Answer send(String method, String url, Object body, Map<String, String> headers) {
        try {
            return sendOrFail(method, url, body, headers);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Answer sendOrFail(String method, String url, Object body, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(
                                        body instanceof byte[] bytes ? bytes : JSON.writeValueAsBytes(body)));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] bytes = response.body();
            if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = in.readAllBytes();
                }
            }
            boolean json = bytes.length > 0
                    && response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return new Answer(
                    response.statusCode(),
                    json ? JSON.readTree(bytes) : MissingNode.getInstance(),
                    bytes,
                    response.headers().map());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
