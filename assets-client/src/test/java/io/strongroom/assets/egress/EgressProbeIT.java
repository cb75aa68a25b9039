package io.strongroom.assets.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.assets.TestCertificate;
import io.strongroom.assets.call.EgressReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressProbeIT {

    private static final String HOST = "acme.example.com";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void aHostThatSpeaksTlsPasses() throws Exception {
        SSLContext tls = TestCertificate.forHost(HOST, folder).context();
        try (ServerSocket server =
                tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(server, "");

            assertThat(probe(server.getLocalPort(), tls.getSocketFactory())).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNoTls() throws Exception {
        SSLContext tls = TestCertificate.forHost(HOST, folder).context();
        try (ServerSocket server =
                tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(server, "");

            assertThat(probe(server.getLocalPort(), systemTrust())).contains(EgressReason.NO_TLS);
        }
    }

    @Test
    void aPlainServerIsNoTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(server, "HTTP/1.1 400 Bad Request\r\n\r\n");

            assertThat(probe(server.getLocalPort(), systemTrust())).contains(EgressReason.NO_TLS);
        }
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(probe(port, systemTrust())).contains(EgressReason.UNREACHABLE);
    }

    @Test
    void aForbiddenHostIsNotEvenTried() throws Exception {
        EgressGuard guard = new EgressGuard(
                EgressPolicy.publicHttps(), host -> List.of(InetAddress.getLoopbackAddress()), systemTrust());

        assertThat(guard.probe(URI.create("https://" + HOST), TIMEOUT)).contains(EgressReason.FORBIDDEN_HOST);
    }

    private static SSLSocketFactory systemTrust() throws GeneralSecurityException {
        return SSLContext.getDefault().getSocketFactory();
    }

    private static Optional<EgressReason> probe(int port, SSLSocketFactory sockets) {
        EgressGuard guard = new EgressGuard(
                EgressPolicy.allowing(HOST + ":" + port), host -> List.of(InetAddress.getLoopbackAddress()), sockets);
        return guard.probe(URI.create("https://" + HOST + ":" + port), TIMEOUT);
    }

    /** Takes one connection, reads a little, says {@code text} and hangs up. */
    private static void answering(ServerSocket server, String text) {
        Thread thread = new Thread(() -> {
            try (Socket connection = server.accept()) {
                int first = connection.getInputStream().read();
                if (first >= 0) {
                    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException clientWentAway) {
                // A client that does not trust us hangs up in the middle of the handshake.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
