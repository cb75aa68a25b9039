package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.launcher.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in, what they may do, and what is kept of it. Late, because guessing slows down new tokens for a minute. */
@Order(90)
@ExtendWith(InstalledProduct.class)
class AccessST {

    private static final String API = "/api/v1";
    private static final Duration REVOCATION = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Order(1)
    void aTokenMayDoWhatItsRoleAllowsAndNoMore(Product product) throws Exception {
        Api viewer = with(product, issue(product, "viewer"));
        Api operator = with(product, issue(product, "operator"));
        Api admin = with(product, issue(product, "admin"));

        for (Api any : List.of(viewer, operator, admin)) {
            assertThat(any.get(API + "/setup").path("step").asText()).isNotEmpty();
        }
        for (Api lesser : List.of(viewer, operator)) {
            assertThat(Product.refusalOf(() -> lesser.get(API + "/audit")).status())
                    .isEqualTo(403);
            assertThat(Product.refusalOf(() -> lesser.post(API + "/tokens", Map.of()))
                            .status())
                    .isEqualTo(403);
            assertThat(Product.refusalOf(() -> lesser.delete(API + "/connection"))
                            .status())
                    .isEqualTo(403);
        }
        String noBackup = API + "/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV/stop";
        assertThat(Product.refusalOf(() -> viewer.post(noBackup, Map.of())).status())
                .isEqualTo(403);
        assertThat(Product.refusalOf(() -> operator.post(noBackup, Map.of())).status())
                .isEqualTo(404);
        assertThat(admin.get(API + "/tokens").path("total").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    @Order(2)
    void aRevokedTokenStopsWorkingWithinSeconds(Product product) throws Exception {
        JsonNode issued = issue(product, "viewer");
        Api holder = with(product, issued);
        holder.get(API + "/setup");

        product.delete("/tokens/" + issued.path("id").asText());

        await().atMost(REVOCATION).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                        Product.refusalOf(() -> holder.get(API + "/setup")).code())
                .isEqualTo("authentication.failed"));
    }

    @Test
    @Order(3)
    void aTokenIsShownOnceAndKeptNowhere(Product product) throws Exception {
        JsonNode issued = issue(product, "operator");
        with(product, issued).get(API + "/setup");

        assertThat(product.get("/tokens?size=200").toString())
                .contains(issued.path("id").asText())
                .doesNotContain(issued.path("token").asText());
        assertThat(filesWith(
                        product.installation().data(),
                        issued.path("token").asText().substring(21)))
                .isEmpty();
    }

    @Test
    @Order(4)
    void theLogSaysWhoTriedWhatAndHoldsNoSecret(Product product) throws Exception {
        JsonNode issued = issue(product, "operator");
        String user = issued.path("name").asText();
        String secret = "never-" + UUID.randomUUID();

        HttpResponse<String> refused = send(
                product,
                issued.path("token").asText(),
                "PUT",
                "/connection?note=" + secret,
                "{\"siteUrl\":\"%1$s\",\"apiToken\":\"%1$s\"}".formatted(secret));
        HttpResponse<String> wrong = send(
                product,
                product.installation().adminToken(),
                "PUT",
                "/connection",
                "{\"siteUrl\":\"%1$s\",\"apiToken\":\"%1$s\"}".formatted(secret));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(422);
        JsonNode attempt = await("the outcome is recorded")
                .until(
                        () -> product.get("/audit?user=" + user).path("items").path(0),
                        entry -> entry.path("status").asInt() == 403);
        assertThat(attempt.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(attempt.path("role").asText()).isEqualTo("operator");
        assertThat(attempt.path("action").asText()).isEqualTo("PUT /api/v1/connection");
        assertThat(attempt.path("resource").asText()).isEqualTo("/api/v1/connection");
        assertThat(attempt.path("remoteAddress").asText()).isEqualTo("127.0.0.1");
        assertThat(attempt.path("correlationId").asText())
                .isEqualTo(refused.headers().firstValue("X-Correlation-Id").orElseThrow());
        JsonNode changed = await("the outcome is recorded")
                .until(
                        () -> product.get("/audit?user=admin&action=PUT%20/api/v1/connection&size=1")
                                .path("items")
                                .path(0),
                        entry -> entry.path("status").asInt() == 422);
        assertThat(changed.path("fields").toString()).isEqualTo("[\"siteUrl\",\"apiToken\"]");
        assertThat(product.get("/audit?size=200").toString()).doesNotContain(secret);
    }

    @Test
    @Order(5)
    void aBodyAboveTheLimitIsRefusedBeforeAnybodyReadsIt(Product product) throws Exception {
        HttpResponse<String> answer = send(
                product,
                product.installation().adminToken(),
                "PUT",
                "/storage",
                "{\"kind\":\"" + "x".repeat(70_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("request.too-large");
    }

    @Test
    @Order(6)
    void deepJsonIsABadRequest(Product product) throws Exception {
        for (String body : List.of("{\"kind\":" + "[".repeat(30_000), "[".repeat(60_000), "{\"a\":".repeat(10_000))) {
            assertThat(send(product, product.installation().adminToken(), "PUT", "/storage", body)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    @Order(7)
    void theServicesDoNotAnswerCallersWithoutAServiceToken(Product product) throws Exception {
        Map<String, String> calls = Map.of(
                "config-service", "/internal/v1/instances",
                "schema-sync-service", "/api/v1/schemas",
                "scheduler-service", "/api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "backup-worker", "/api/v1/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV/types");
        for (Map.Entry<String, String> call : calls.entrySet()) {
            String address = addressOf(product, call.getKey()) + call.getValue();
            for (String token : List.of("", product.installation().adminToken())) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .build();
                assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                        .as(address)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    @Order(8)
    void aSessionOfTheConsoleIsAsGoodAsItsTokenAndEndsWithIt(Product product) throws Exception {
        JsonNode issued = issue(product, "viewer");
        HttpResponse<String> signedIn = send(
                product,
                "",
                "POST",
                "/session",
                "{\"token\":\"%s\"}".formatted(issued.path("token").asText()));
        assertThat(signedIn.statusCode()).isEqualTo(200);
        String csrfToken =
                new ObjectMapper().readTree(signedIn.body()).path("csrfToken").asText();
        String cookie =
                signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

        assertThat(byCookie(product, cookie, "", "GET", "/setup").statusCode()).isEqualTo(200);
        assertThat(byCookie(product, cookie, csrfToken, "DELETE", "/connection").body())
                .contains("access.denied");
        assertThat(byCookie(product, cookie, "", "DELETE", "/connection").body())
                .contains("session.csrf");

        product.delete("/tokens/" + issued.path("id").asText());

        await().atMost(REVOCATION).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                        byCookie(product, cookie, "", "GET", "/setup").body())
                .contains("session.over"));
    }

    /** From the launcher's own record of what it has started. */
    private static String addressOf(Product product, String service) throws IOException {
        try (Stream<Path> records = Files.list(product.installation().data().resolve("run"))) {
            Path record = records.filter(file -> file.getFileName().toString().startsWith(service))
                    .findFirst()
                    .orElseThrow();
            return "http://127.0.0.1:"
                    + new ObjectMapper()
                            .readTree(Files.readString(record))
                            .path("port")
                            .asInt();
        }
    }

    @Test
    @Order(100)
    void guessingIsSlowedDownAndWhoeverWorkedBeforeGoesOnWorking(Product product) throws Exception {
        product.get("/setup");

        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            HttpResponse<String> answer = send(product, "guess-" + i, "GET", "/setup", "");
            answers.add(answer.statusCode());
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                        .isBetween(1L, 61L);
            }
        }

        assertThat(answers).containsOnly(401, 429).endsWith(429, 429, 429);
        assertThat(product.get("/setup").path("step").asText()).isNotEmpty();
    }

    private static JsonNode issue(Product product, String role) {
        return product.post(
                "/tokens", Map.of("name", role + "-" + UUID.randomUUID(), "role", role, "expiresInDays", 1));
    }

    private static Api with(Product product, JsonNode issued) {
        return new Api(product.installation().gatewayUrl(), issued.path("token").asText());
    }

    private HttpResponse<String> send(Product product, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(product.installation().gatewayUrl() + API + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> byCookie(Product product, String cookie, String csrfToken, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(product.installation().gatewayUrl() + API + path))
                .header("Cookie", cookie)
                .header("X-CSRF-Token", csrfToken)
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static List<String> filesWith(Path data, String secret) throws IOException {
        List<Path> searched;
        try (Stream<Path> files = Files.walk(data)) {
            searched = files.filter(Files::isRegularFile).toList();
        }
        List<String> found = new ArrayList<>();
        for (Path file : searched) {
            if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
                found.add(file.toString());
            }
        }
        return found;
    }
}
