package io.strongroom.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.AssetsException.Unreachable;
import io.strongroom.assets.call.ProtocolFault;
import io.strongroom.assets.call.UnreachableReason;
import io.strongroom.assets.rate.LocalRateBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FaultyServerIT {

    private static final String USAGE = "{\"totalObjectsCount\":7,\"perSchemaUsageInfo\":[]}";
    private static final ByteServer.Script GOOD = ByteServer.bytes(ByteServer.ok(USAGE));

    private final FakeTime time = new FakeTime();

    @Test
    void aBodyThatIsCutIsReadAgain() throws IOException {
        try (ByteServer server =
                new ByteServer(ByteServer.bytes(ByteServer.ok(USAGE).substring(0, 120)), GOOD)) {
            assertThat(usage(server)).isEqualTo(7);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aBodyThatEndsWithTheConnectionIsAcceptedOnlyWhenComplete() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        try (ByteServer server =
                new ByteServer(ByteServer.bytes(head + USAGE.substring(0, 20)), ByteServer.bytes(head + USAGE))) {
            assertThat(usage(server)).isEqualTo(7);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aContentLengthThatIsTooShortIsNoticed() throws IOException {
        String wrong = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\n" + USAGE;
        try (ByteServer server = new ByteServer(ByteServer.bytes(wrong), GOOD)) {
            assertThat(usage(server)).isEqualTo(7);
        }
    }

    @Test
    void aGzipBodyThatIsCutIsReadAgain() throws IOException {
        byte[] zipped = gzip(USAGE.getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(zipped, zipped.length - 9);
        try (ByteServer server = new ByteServer(zippedAnswer(cut), zippedAnswer(zipped))) {
            assertThat(usage(server)).isEqualTo(7);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aGzipBombIsRefusedBeforeItGrows() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] nothing = new byte[1024 * 1024];
            for (int i = 0; i < 200; i++) {
                zip.write(nothing);
            }
        }
        try (ByteServer server = new ByteServer(zippedAnswer(bomb.toByteArray()))) {
            ProtocolViolated violated = catchThrowableOfType(ProtocolViolated.class, () -> usage(server));

            assertThat(violated.reason()).isEqualTo(ProtocolFault.COMPRESSION_BOMB);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aBodyBeyondTheLimitIsAbandoned() throws IOException {
        ByteServer.Script endless = (connection, out, end) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] some = new byte[64 * 1024];
            while (end.getCount() > 0) {
                out.write(some);
            }
        };
        try (ByteServer server = new ByteServer(endless);
                AssetsClient client = SiteFixtures.client(server.port(), time)
                        .maxBodyBytes(1024 * 1024)
                        .build()) {
            CloudSite site = client.site(SiteFixtures.access(server.port()));

            ProtocolViolated violated = catchThrowableOfType(ProtocolViolated.class, site::usage);

            assertThat(violated.reason()).isEqualTo(ProtocolFault.TOO_LARGE);
        }
    }

    @Test
    void aResetConnectionIsTriedAgain() throws IOException {
        ByteServer.Script reset = (connection, out, end) -> {
            connection.setSoLinger(true, 0);
            connection.close();
        };
        try (ByteServer server = new ByteServer(reset, GOOD)) {
            assertThat(usage(server)).isEqualTo(7);
        }
        try (ByteServer server = new ByteServer(reset)) {
            assertThatThrownBy(() -> usage(server))
                    .isInstanceOfSatisfying(Unreachable.class, unreachable -> assertThat(unreachable.reason())
                            .isEqualTo(UnreachableReason.RESET));
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (AssetsClient client = SiteFixtures.client(port, time).build()) {
            CloudSite site = client.site(SiteFixtures.access(port));

            assertThatThrownBy(site::usage)
                    .isInstanceOfSatisfying(Unreachable.class, unreachable -> assertThat(unreachable.reason())
                            .isEqualTo(UnreachableReason.CONNECT));
        }
    }

    @Test
    void aServerThatNeverAnswersEndsAtTheDeadline() throws IOException {
        try (ByteServer server = new ByteServer((connection, out, end) -> end.await(30, TimeUnit.SECONDS));
                AssetsClient client = SiteFixtures.client(server.port(), time)
                        .callTimeout(Duration.ofMillis(200))
                        .maxAttempts(1)
                        .build()) {
            CloudSite site = client.site(SiteFixtures.access(server.port()));

            assertThatThrownBy(site::usage)
                    .isInstanceOfSatisfying(Unreachable.class, unreachable -> assertThat(unreachable.reason())
                            .isEqualTo(UnreachableReason.DEADLINE));
        }
    }

    @Test
    void aBodyThatDripsIsAbandoned() throws IOException {
        ByteServer.Script drip = (connection, out, end) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{".getBytes(StandardCharsets.ISO_8859_1));
            while (!end.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        };
        try (ByteServer server = new ByteServer(drip);
                AssetsClient client = SiteFixtures.client(server.port(), time)
                        .minThroughput(1024, Duration.ofMillis(100))
                        .maxAttempts(1)
                        .build()) {
            CloudSite site = client.site(SiteFixtures.access(server.port()));

            assertThatThrownBy(site::usage)
                    .isInstanceOfSatisfying(Unreachable.class, unreachable -> assertThat(unreachable.reason())
                            .isEqualTo(UnreachableReason.TOO_SLOW));
        }
    }

    @Test
    void aTransferEndsSoonAfterTheCallerStops() throws IOException {
        AtomicBoolean stopped = new AtomicBoolean();
        ByteServer.Script hang = (connection, out, end) -> {
            stopped.set(true);
            end.await(30, TimeUnit.SECONDS);
        };
        try (ByteServer server = new ByteServer(hang);
                AssetsClient client = SiteFixtures.client(server.port(), time).build()) {
            CloudSite site = client.site(SiteFixtures.access(server.port())).withCancellation(stopped::get);

            assertThatThrownBy(site::usage).isInstanceOf(AssetsException.Cancelled.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a429IsNotAnAttempt() throws IOException {
        ByteServer.Script limited = ByteServer.refusing(429, 30);
        try (ByteServer server = new ByteServer(limited, limited, limited, limited, GOOD);
                AssetsClient client = SiteFixtures.client(server.port(), time)
                        .rateBudget(new LocalRateBudget(0, time.waiting()))
                        .maxAttempts(1)
                        .build()) {
            CloudSite site = client.site(SiteFixtures.access(server.port()));

            assertThat(site.usage().totalObjects()).isEqualTo(7);
            assertThat(time.slept()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void aCallerInAHurryLearnsThatItIsRateLimited() throws IOException {
        ByteServer.Script limited = ByteServer.refusing(429, 86400);
        try (ByteServer server = new ByteServer(limited);
                AssetsClient client = SiteFixtures.client(server.port(), time)
                        .maxThrottledWait(Duration.ofSeconds(10))
                        .build()) {
            CloudSite site = client.site(SiteFixtures.access(server.port()));

            assertThatThrownBy(site::usage)
                    .isInstanceOfSatisfying(AssetsException.RateLimited.class, limit -> assertThat(limit.retryAfter())
                            .isEqualTo(Duration.ofHours(1)));
        }
    }

    @Test
    void aBackOffEndsWhenTheCallerStops() throws IOException {
        ByteServer.Script failing = ByteServer.refusing(503, 600);
        AtomicBoolean stopped = new AtomicBoolean();
        time.whenSleeping(() -> stopped.set(true));
        try (ByteServer server = new ByteServer(failing);
                AssetsClient client = SiteFixtures.client(server.port(), time).build()) {
            CloudSite site = client.site(SiteFixtures.access(server.port())).withCancellation(stopped::get);

            assertThatThrownBy(site::usage).isInstanceOf(AssetsException.Cancelled.class);
            assertThat(time.slept()).isEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() throws IOException {
        try (ByteServer server = new ByteServer(GOOD)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> usage(server)).isInstanceOf(AssetsException.Cancelled.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private long usage(ByteServer server) {
        try (AssetsClient client = SiteFixtures.client(server.port(), time).build()) {
            return client.site(SiteFixtures.access(server.port())).usage().totalObjects();
        }
    }

    private static ByteServer.Script zippedAnswer(byte[] zipped) {
        return ByteServer.bytes(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: " + zipped.length
                        + "\r\n\r\n",
                zipped);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(plain);
        }
        return zipped.toByteArray();
    }
}
