package io.strongroom.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @Test
    void withoutTrustedProxiesNobodyCanSayWhoTheyAre() {
        ClientAddress addresses = new ClientAddress(List.of());

        assertThat(addresses.of("203.0.113.7", List.of("198.51.100.1"))).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // direct | forwarded | client
                "10.0.0.5 | 198.51.100.1 | 198.51.100.1",
                "10.0.0.5 | 6.6.6.6, 198.51.100.1 | 198.51.100.1",
                "10.0.0.5 | 6.6.6.6, 198.51.100.1, 10.0.0.9 | 198.51.100.1",
                "10.0.0.5 | 10.0.0.8, 10.0.0.9 | 10.0.0.8",
                "10.0.0.5 | 198.51.100.1, somebody | 10.0.0.5",
                "10.0.0.5 | '' | 10.0.0.5",
                "203.0.113.7 | 198.51.100.1 | 203.0.113.7",
                "fd00:0:0::1 | 2001:db8::0:7 | 2001:db8::7",
                "'' | 198.51.100.1 | unknown"
            })
    void theClientIsWhoTheLastTrustedProxySaw(String direct, String forwarded, String client) {
        ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8", "fd00::1"));

        assertThat(addresses.of(direct, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8"));

        assertThat(addresses.of("10.0.0.5", Arrays.asList("6.6.6.6, 198.51.100.1", "10.0.0.9")))
                .isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 198.51.100.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff::, 2001:db8:1:2::/64",
        "unknown, unknown"
    })
    void aNetworkIsWhatOneClientCanHave(String address, String network) {
        assertThat(ClientAddress.networkOf(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // direct | forwarded | encrypted
                "10.0.0.5 | https | true",
                "10.0.0.5 | HTTPS, http | true",
                "10.0.0.5 | http | false",
                "10.0.0.5 | '' | false",
                "203.0.113.7 | https | false",
                "'' | https | false"
            })
    void onlyATrustedProxySaysThatTheWayIsEncrypted(String direct, String forwarded, boolean encrypted) {
        ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8"));

        assertThat(addresses.isEncrypted(direct, List.of(forwarded))).isEqualTo(encrypted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/99", "10.0.0.0/x", "10.0.0.0/-1", "10.0.0"})
    void whatIsNoNetworkStopsTheStart(String entry) {
        assertThatThrownBy(() -> new ClientAddress(List.of(entry)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("STRONGROOM_TRUSTED_PROXIES")
                .hasMessageContaining(entry);
    }
}
