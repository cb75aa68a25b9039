package io.strongroom.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerHeadersTest {

    private static final List<URI> PEERS =
            List.of(URI.create("http://worker-0:8084"), URI.create("http://worker-1:8084"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization", "Cookie", "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Host", "Connection",
                "Keep-Alive", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect",
                "Content-Length", "Accept-Encoding", "X-Correlation-Id", "X-HTTP-Method-Override"
            })
    void aRequestHeaderThatIsNotOnTheListStaysOutside(String name) {
        assertThat(PeerHeaders.ofRequest(headers(name, "value")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "accept-language", "CONTENT-TYPE", "If-Match", "If-None-Match"})
    void aRequestHeaderOfTheContractPasses(String name) {
        assertThat(PeerHeaders.ofRequest(headers(name, "value")).get(name)).isEqualTo("value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Set-Cookie", "Server", "Connection", "Transfer-Encoding", "WWW-Authenticate", "X-Powered-By"})
    void aResponseHeaderThatIsNotOnTheListStaysInside(String name) {
        assertThat(PeerHeaders.ofResponse(headers(name, "value"), PEERS).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://worker-0:8084/api/v1/backups/1, /api/v1/backups/1",
        "http://worker-1:8084/api/v1/backups/1?a=b, /api/v1/backups/1?a=b",
        "/api/v1/backups/1, /api/v1/backups/1",
        "http://worker-0:80844/api/v1/backups/1, http://worker-0:80844/api/v1/backups/1"
    })
    void aLocationNeverNamesAService(String sent, String seen) {
        assertThat(PeerHeaders.ofResponse(headers("Location", sent), PEERS).get("location"))
                .isEqualTo(seen);
    }

    private static MultiMap headers(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }
}
