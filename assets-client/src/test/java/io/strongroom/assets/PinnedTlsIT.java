package io.strongroom.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.assets.call.AssetsException.EgressRefused;
import io.strongroom.assets.call.AssetsException.Unreachable;
import io.strongroom.assets.call.EgressReason;
import io.strongroom.assets.call.UnreachableReason;
import io.strongroom.assets.egress.EgressPolicy;
import io.strongroom.assets.rate.RateBudget;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedTlsIT {

    private static final String HOST = "acme.example.com";

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final FakeTime time = new FakeTime();
    private PfxOptions certificate;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        certificate = new PfxOptions()
                .setPath(TestCertificate.forHost(HOST, folder).file().toString())
                .setPassword(TestCertificate.PASSWORD);
        server = vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate))
                .requestHandler(request -> {
                    seen.add(request.connection().indicatedServerName() + " " + request.getHeader("Host"));
                    request.response().end("{\"totalObjectsCount\":7}");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws ExecutionException, InterruptedException {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private AssetsClient.Builder client() {
        return AssetsClient.builder()
                .egress(EgressPolicy.allowing(HOST + ":" + server.actualPort()))
                .resolver(host -> List.of(InetAddress.getLoopbackAddress()))
                .rateBudget(RateBudget.UNLIMITED)
                .clock(time)
                .sleeper(time)
                .maxAttempts(1);
    }

    private CloudSite site(AssetsClient client, String host) {
        URI url = URI.create("https://" + host + ":" + server.actualPort());
        return client.site(
                new SiteAccess(url, SiteFixtures.WORKSPACE, SiteFixtures.EMAIL, Secret.of(SiteFixtures.TOKEN)));
    }

    @Test
    void theCheckedAddressIsConnectedToAndTheNameIsKept() {
        try (AssetsClient client = client().trust(certificate).build()) {
            assertThat(site(client, HOST).usage().totalObjects()).isEqualTo(7);
        }
        assertThat(seen).containsExactly(HOST + " " + HOST + ":" + server.actualPort());
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefusedBeforeTheTokenIsSent() {
        try (AssetsClient client = client().build()) {
            assertThatThrownBy(() -> site(client, HOST).usage())
                    .isInstanceOfSatisfying(Unreachable.class, unreachable -> assertThat(unreachable.reason())
                            .isEqualTo(UnreachableReason.TLS));
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedBeforeTheTokenIsSent() {
        String other = "other.example.com";
        try (AssetsClient client = client().egress(EgressPolicy.allowing(other + ":" + server.actualPort()))
                .trust(certificate)
                .build()) {
            assertThatThrownBy(() -> site(client, other).usage())
                    .isInstanceOfSatisfying(Unreachable.class, unreachable -> assertThat(unreachable.reason())
                            .isEqualTo(UnreachableReason.TLS));
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aNameThatChangesBetweenCheckAndUseHasNoEffect() {
        List<String> answers = new ArrayList<>(List.of("127.0.0.1", "127.0.0.9"));
        try (AssetsClient client = client().trust(certificate)
                .resolver(host -> List.of(InetAddress.getByName(answers.remove(0))))
                .build()) {
            assertThat(site(client, HOST).usage().totalObjects()).isEqualTo(7);
        }
        assertThat(answers).as("the name server is asked once for a call").containsExactly("127.0.0.9");
    }

    @Test
    void aHostThatPointsInsideIsNeverConnectedTo() {
        try (AssetsClient client =
                client().egress(EgressPolicy.publicHttps()).trust(certificate).build()) {
            assertThatThrownBy(() -> site(client, HOST).myself())
                    .isInstanceOfSatisfying(EgressRefused.class, refused -> assertThat(refused.reason())
                            .isEqualTo(EgressReason.FORBIDDEN_HOST));
        }
        assertThat(seen).isEmpty();
    }
}
