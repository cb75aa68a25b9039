package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A site that misbehaves while it is backed up: the backup gets through and is the same as if nothing had happened. */
@Order(3)
@ExtendWith(InstalledProduct.class)
class BackupFaultsST {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String OBJECT_PAGES = "object/aql";

    private Product product;
    private SimulatedSite site;

    @BeforeEach
    void aSite(Product running) {
        product = running;
        site = SimulatedSite.create(product.simulator(), "faults", 1_500, 10);
        product.setUp(site);
    }

    @AfterEach
    void noFaults() {
        product.simulator().delete("/__sim/faults");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("too many requests, with Retry-After", Map.of("status", 429, "retryAfter", "2")),
                Arguments.of("too many requests, without Retry-After", Map.of("status", 429)),
                Arguments.of("server errors", Map.of("status", 503)),
                Arguments.of("truncated answers", Map.of("truncate", true)),
                Arguments.of("pages instead of JSON", Map.of("html", true)),
                Arguments.of("broken connections", Map.of("reset", true)),
                Arguments.of("gzip bombs", Map.of("gzipBomb", true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aBackupSurvives(String name, Map<String, Object> fault) throws Exception {
        Map<String, Object> planned = new HashMap<>(fault);
        planned.put("match", OBJECT_PAGES);
        planned.put("skip", 2);
        planned.put("times", 2);
        product.simulator().post("/__sim/faults", planned);
        JsonNode schema = product.largestSchema();

        JsonNode backup = product.backUp(schema, PATIENCE);

        Comparison.assertEqual(product, site, schema, backup.path("id").asText());
    }

    @Test
    void aTokenRevokedMidwayPausesUntilANewOneIsGiven() throws Exception {
        product.simulator()
                .post("/__sim/faults", Map.of("match", OBJECT_PAGES, "skip", 3, "times", 10_000, "status", 401));
        JsonNode schema = product.largestSchema();
        String backupId = product.startBackup(schema);
        JsonNode waiting = product.awaitBackup(
                backupId,
                PATIENCE,
                backup -> backup.toString().contains("AUTH"),
                "says that the credential is refused");
        assertThat(waiting.path("state").asText()).isEqualTo("IN_PROGRESS");
        SimulatedSite renewed = site.withToken("RENEWED-" + site.token());
        product.simulator().delete("/__sim/faults");
        product.simulator().put("/__sim/sites/" + site.name(), Map.of("token", renewed.token()));

        product.put("/connection", renewed.connection());

        JsonNode ended = product.awaitEnd(backupId, PATIENCE);
        assertThat(ended.path("state").asText()).as(ended.toString()).isIn(Product.GOOD);
        Comparison.assertEqual(product, site, schema, backupId);
    }

    @Test
    void anObjectDeletedMidwayIsNoFailure() throws Exception {
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 300));
        JsonNode schema = product.largestSchema();
        String backupId = product.startBackup(schema);
        product.awaitBackup(backupId, PATIENCE, java.util.Set.of("IN_PROGRESS", "COMPLETED"));
        long victim = anObjectOf(schema);

        deleteObject(victim);
        product.simulator().put("/__sim/profile", Map.of("latencyMs", 0));

        JsonNode ended = product.awaitEnd(backupId, PATIENCE);
        assertThat(ended.path("state").asText()).as(ended.toString()).isIn(Product.GOOD);
    }

    private long anObjectOf(JsonNode schema) throws Exception {
        JsonNode dump = product.simulator()
                .get("/__sim/sites/" + site.name() + "/dump?schema="
                        + schema.path("sourceId").asText());
        JsonNode objects = dump.path("schemas").get(0).path("objects");
        return objects.get(objects.size() - 1).path("id").asLong();
    }

    private void deleteObject(long objectId) throws Exception {
        String credential = Base64.getEncoder()
                .encodeToString((site.email() + ":" + site.token()).getBytes(StandardCharsets.UTF_8));
        URI object = URI.create(product.installation().simulatorUrl() + "/jsm/assets/workspace/" + site.workspaceId()
                + "/v1/object/" + objectId);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(object)
                                .header("Authorization", "Basic " + credential)
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
}
