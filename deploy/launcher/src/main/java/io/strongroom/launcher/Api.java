package io.strongroom.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** JSON over HTTP, with one bearer token or none. Success is a tree, everything else an exception with the answer's code. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;
    private final String token;

    public Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    public JsonNode get(String path) {
        return call("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public JsonNode put(String path, Object body) {
        return call("PUT", path, bodyOf(body));
    }

    public JsonNode post(String path, Object body) {
        return call("POST", path, bodyOf(body));
    }

    public JsonNode patch(String path, Object body) {
        return call("PATCH", path, bodyOf(body));
    }

    public JsonNode delete(String path) {
        return call("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    private HttpRequest.BodyPublisher bodyOf(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private JsonNode call(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new Refused(method + " " + path, response.statusCode(), read(response.body()));
            }
            return read(response.body());
        } catch (IOException e) {
            throw new LaunchRefused(method + " " + base + path + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchRefused("interrupted", e);
        }
    }

    private JsonNode read(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            return json.createObjectNode().put("detail", body.length() > 200 ? body.substring(0, 200) : body);
        }
    }

    /** An answer that is not a success. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;
        private final String problem;

        Refused(String call, int status, JsonNode problem) {
            super(call + " answered " + status + ": " + describe(problem));
            this.status = status;
            this.code = problem.path("code").asText("");
            this.problem = problem.toString();
        }

        /** The whole answer as JSON. */
        public String problem() {
            return problem;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }

        private static String describe(JsonNode problem) {
            StringBuilder text = new StringBuilder(problem.path("code").asText(""));
            for (String part : new String[] {"title", "detail", "incidentId"}) {
                if (problem.path(part).isTextual()) {
                    text.append(text.isEmpty() ? "" : ", ")
                            .append(problem.path(part).asText());
                }
            }
            problem.path("fieldErrors").forEach(error -> text.append("; ")
                    .append(error.path("field").asText())
                    .append(": ")
                    .append(error.path("message").asText(error.path("code").asText())));
            return text.toString();
        }
    }
}
