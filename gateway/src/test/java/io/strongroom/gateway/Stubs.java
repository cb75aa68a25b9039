package io.strongroom.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The stub servers as a test sees them. */
@Singleton
public class Stubs {

    private static final String INTROSPECT = "/internal/v1/tokens/introspect";

    private final WireMock config;
    private final WireMock sync;
    private final WireMock scheduler;
    private final WireMock worker;
    private final WireMock otherWorker;

    @Inject
    Stubs(
            @ConfigProperty(name = "test.config.port", defaultValue = "0") int config,
            @ConfigProperty(name = "test.sync.port", defaultValue = "0") int sync,
            @ConfigProperty(name = "test.scheduler.port", defaultValue = "0") int scheduler,
            @ConfigProperty(name = "test.worker.port", defaultValue = "0") int worker,
            @ConfigProperty(name = "test.other-worker.port", defaultValue = "0") int otherWorker) {
        this.config = new WireMock("127.0.0.1", config);
        this.sync = new WireMock("127.0.0.1", sync);
        this.scheduler = new WireMock("127.0.0.1", scheduler);
        this.worker = new WireMock("127.0.0.1", worker);
        this.otherWorker = new WireMock("127.0.0.1", otherWorker);
    }

    public WireMock config() {
        return config;
    }

    public WireMock sync() {
        return sync;
    }

    public WireMock scheduler() {
        return scheduler;
    }

    public List<WireMock> workers() {
        return List.of(worker, otherWorker);
    }

    public void reset() {
        List.of(config, sync, scheduler, worker, otherWorker).forEach(stub -> {
            stub.resetMappings();
            stub.resetRequests();
        });
        recordChanges(204);
    }

    /** What config-service answers to every audit call. */
    public void recordChanges(int status) {
        config.register(post(urlPathMatching("/internal/v1/audit.*"))
                .atPriority(10)
                .willReturn(aResponse().withStatus(status)));
    }

    /** Makes the token one of config-service's. */
    public void issue(String token, String name, String role, Instant expiresAt) {
        config.register(introspectionOf(token)
                .atPriority(1)
                .willReturn(okJson(new JsonObject()
                        .put("tokenId", token.substring(4, 20))
                        .put("name", name)
                        .put("role", role)
                        .put("expiresAt", expiresAt.toString())
                        .encode())));
    }

    /** Makes the token nobody's, whatever it was before. */
    public void revoke(String token) {
        config.register(
                introspectionOf(token).atPriority(1).willReturn(aResponse().withStatus(404)));
    }

    public int introspectionsOf(String token) {
        return config.find(postRequestedFor(urlEqualTo(INTROSPECT)).withRequestBody(containing(sha256(token))))
                .size();
    }

    /** The audit entries that were written, without the outcomes. */
    public List<JsonObject> auditEntries() {
        return config.find(postRequestedFor(urlEqualTo("/internal/v1/audit"))).stream()
                .map(request -> new JsonObject(request.getBodyAsString()))
                .toList();
    }

    private static MappingBuilder introspectionOf(String token) {
        return post(urlEqualTo(INTROSPECT)).withRequestBody(containing(sha256(token)));
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
