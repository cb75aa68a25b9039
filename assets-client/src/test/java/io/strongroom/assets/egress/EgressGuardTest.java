package io.strongroom.assets.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.assets.call.AssetsException.EgressRefused;
import io.strongroom.assets.call.EgressReason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {

    private static final Map<String, List<String>> NAMES = Map.of(
            "acme.atlassian.net", List.of("104.192.142.24", "2401:1d80:322c:5::1"),
            "app.localtest.me", List.of("127.0.0.1"),
            "10.0.0.1.nip.io", List.of("10.0.0.1"),
            "169-254-169-254.sslip.io", List.of("169.254.169.254"),
            "v6.localtest.me", List.of("::1"),
            "mapped.example.com", List.of("64:ff9b::a9fe:a9fe"),
            "cgnat.example.com", List.of("100.100.100.200"),
            "multicast.example.com", List.of("239.1.1.1"),
            "half.example.com", List.of("104.192.142.24", "10.0.0.7"),
            "six.example.com", List.of("104.192.142.24", "fd00::1"));

    private final EgressGuard guard = new EgressGuard(EgressPolicy.publicHttps(), EgressGuardTest::resolve);

    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (bare.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")) {
            return List.of(InetAddress.getByName(bare));
        }
        List<InetAddress> found = new ArrayList<>();
        for (String address : NAMES.getOrDefault(host, List.of())) {
            found.add(InetAddress.getByName(address));
        }
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    @Test
    void aPublicHttpsHostIsReachedByItsCheckedAddresses() throws UnknownHostException {
        Destination destination = guard.check(URI.create("https://ACME.atlassian.net/rest"));

        assertThat(destination.host()).isEqualTo("acme.atlassian.net");
        assertThat(destination.port()).isEqualTo(443);
        assertThat(destination.tls()).isTrue();
        assertThat(destination.address(0)).isEqualTo(InetAddress.getByName("104.192.142.24"));
        assertThat(destination.address(1)).isEqualTo(InetAddress.getByName("2401:1d80:322c:5::1"));
        assertThat(destination.address(2)).isEqualTo(destination.address(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://acme.atlassian.net          | NOT_HTTPS",
                "ftp://acme.atlassian.net           | NOT_HTTPS",
                "acme.atlassian.net                 | NOT_HTTPS",
                "https:acme.atlassian.net           | FORBIDDEN_HOST",
                "https://user@acme.atlassian.net    | FORBIDDEN_HOST",
                "https://acme.atlassian.net@10.0.0.1| FORBIDDEN_HOST",
                "https://acme.atlassian.net:0       | FORBIDDEN_HOST",
                "https://nowhere.example.com        | UNRESOLVABLE",
                "https://localhost                  | FORBIDDEN_HOST",
                "https://localhost.                 | FORBIDDEN_HOST",
                "https://localhost.example.com      | FORBIDDEN_HOST",
                "https://api.localhost              | FORBIDDEN_HOST",
                "https://localhost.localdomain      | FORBIDDEN_HOST",
                "https://acme.atlassian.net.        | FORBIDDEN_HOST",
                "https://kubernetes                 | FORBIDDEN_HOST",
                "https://mongo.default.svc          | FORBIDDEN_HOST",
                "https://mongo.svc.cluster.local    | FORBIDDEN_HOST",
                "https://metadata.google.internal   | FORBIDDEN_HOST",
                "https://app.localtest.me           | FORBIDDEN_HOST",
                "https://APP.LocalTest.ME           | FORBIDDEN_HOST",
                "https://10.0.0.1.nip.io            | FORBIDDEN_HOST",
                "https://169-254-169-254.sslip.io   | FORBIDDEN_HOST",
                "https://v6.localtest.me            | FORBIDDEN_HOST",
                "https://mapped.example.com         | FORBIDDEN_HOST",
                "https://cgnat.example.com          | FORBIDDEN_HOST",
                "https://multicast.example.com      | FORBIDDEN_HOST",
                "https://LOCALHOST:8443             | FORBIDDEN_HOST",
                "https://localhost%2eexample.com    | FORBIDDEN_HOST",
                "https://%6c%6fcalhost              | FORBIDDEN_HOST",
                "https://127.0.0.1.                 | FORBIDDEN_HOST",
                "https://0                          | FORBIDDEN_HOST",
                "https://0x7f.1                     | FORBIDDEN_HOST",
                "https://017700000001               | FORBIDDEN_HOST",
                "https://127.0.0.0x1                | FORBIDDEN_HOST",
                "https://acme.atlassian.net:65536   | FORBIDDEN_HOST",
                "https://[fe80::1%25eth0]           | FORBIDDEN_HOST",
                "https://[fec0::1]                  | FORBIDDEN_HOST",
                "https://[64:ff9b::a9fe:a9fe]       | FORBIDDEN_HOST",
                "https://[2620:4f:8000::1]          | FORBIDDEN_HOST",
                "https://half.example.com           | FORBIDDEN_HOST",
                "https://six.example.com            | FORBIDDEN_HOST",
                "https://127.0.0.1                  | FORBIDDEN_HOST",
                "https://127.1                      | FORBIDDEN_HOST",
                "https://0x7f000001                 | FORBIDDEN_HOST",
                "https://0x7f.0.0.1                 | FORBIDDEN_HOST",
                "https://2130706433                 | FORBIDDEN_HOST",
                "https://0177.0.0.1                 | FORBIDDEN_HOST",
                "https://010.0.0.1                  | FORBIDDEN_HOST",
                "https://[::1]                      | FORBIDDEN_HOST",
                "https://[::]                       | FORBIDDEN_HOST",
                "https://[::ffff:127.0.0.1]         | FORBIDDEN_HOST",
                "https://[::ffff:7f00:1]            | FORBIDDEN_HOST",
                "https://[::127.0.0.1]              | FORBIDDEN_HOST",
                "https://[64:ff9b::7f00:1]          | FORBIDDEN_HOST",
                "https://[64:ff9b:1::808:808]       | FORBIDDEN_HOST",
                "https://[2002:7f00:1::]            | FORBIDDEN_HOST",
                "https://[2001:0:4136:e378::1]      | FORBIDDEN_HOST",
                "https://[fe80::1]                  | FORBIDDEN_HOST",
                "https://[fc00::1]                  | FORBIDDEN_HOST",
                "https://[fd00:ec2::254]            | FORBIDDEN_HOST",
                "https://[ff02::1]                  | FORBIDDEN_HOST",
                "https://[2001:db8::1]              | FORBIDDEN_HOST",
            })
    void anAddressThatIsNotPublicIsRefused(String url, EgressReason reason) {
        assertThatThrownBy(() -> guard.check(URI.create(url)))
                .isInstanceOfSatisfying(EgressRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "169.254.169.254", "172.16.0.1",
                        "172.31.255.255",
                "192.168.1.1", "192.0.0.192", "198.18.0.1", "198.19.255.255", "224.0.0.1", "240.0.0.1",
                        "255.255.255.255",
                "168.63.129.16", "192.0.2.1", "203.0.113.9"
            })
    void specialPurposeAddressesAreRefused(String address) {
        assertThatThrownBy(() -> guard.check(URI.create("https://" + address)))
                .isInstanceOfSatisfying(EgressRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(EgressReason.FORBIDDEN_HOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "8.8.8.8",
                "223.255.255.255",
                "[2a00:1450::1]",
                "[64:ff9b::808:808]"
            })
    void theirPublicNeighboursAreNot(String address) {
        assertThat(guard.check(URI.create("https://" + address)).addresses()).hasSize(1);
    }

    @Test
    void aSecondAnswerOfTheNameServerIsNotUsed() {
        List<InetAddress> answers = new ArrayList<>();
        EgressGuard rebinding = new EgressGuard(EgressPolicy.publicHttps(), host -> {
            answers.add(InetAddress.getByName(answers.isEmpty() ? "104.192.142.24" : "127.0.0.1"));
            return List.of(answers.get(answers.size() - 1));
        });

        Destination destination = rebinding.check(URI.create("https://rebind.example.com"));

        assertThat(destination.addresses()).containsExactly(answers.get(0));
        assertThatThrownBy(() -> rebinding.check(URI.create("https://rebind.example.com")))
                .isInstanceOf(EgressRefused.class);
    }

    @Test
    void aDevelopmentAddressMayBePrivateAndPlain() {
        EgressGuard development = new EgressGuard(EgressPolicy.allowing(" 127.0.0.1:8090 ,"), EgressGuardTest::resolve);

        Destination destination = development.check(URI.create("http://127.0.0.1:8090/sites/acme"));

        assertThat(destination.tls()).isFalse();
        assertThat(destination.port()).isEqualTo(8090);
        assertThatThrownBy(() -> development.check(URI.create("http://127.0.0.1:8091")))
                .isInstanceOf(EgressRefused.class);
        assertThatThrownBy(() -> development.check(URI.create("http://127.0.0.1:8090@10.0.0.1/")))
                .isInstanceOf(EgressRefused.class);
        assertThatThrownBy(() -> development.check(URI.create("https://127.0.0.1")))
                .isInstanceOf(EgressRefused.class);
    }

    @Test
    void aPolicyThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> EgressPolicy.allowing("127.0.0.1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EgressPolicy.allowing("http://127.0.0.1:80"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
