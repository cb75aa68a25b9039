package io.strongroom.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.assets.egress.EgressPolicy;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final SiteAccess ACCESS = SiteFixtures.access(8090);

    @Test
    void nothingThatHoldsTheTokenPrintsIt() {
        assertThat(ACCESS.token()).hasToString("Secret[redacted]");
        assertThat(ACCESS.toString()).doesNotContain(SiteFixtures.TOKEN, SiteFixtures.EMAIL);
    }

    @Test
    void aTokenCannotBeSerialised() {
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(ACCESS))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(ACCESS.token()))
                .isInstanceOf(NotSerializableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/../b", "a?b", "a b", "a\r\nb"})
    void aWorkspaceIdThatWouldChangeTheUrlIsRefused(String workspaceId) {
        assertThatThrownBy(
                        () -> new SiteAccess(URI.create("https://x.atlassian.net"), workspaceId, "e", Secret.of("t")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyADevelopmentSiteGetsTheAssetsCallsItself() {
        SiteAddresses development = SiteAddresses.of(ACCESS, EgressPolicy.allowing("127.0.0.1:8090"));
        SiteAddresses cloud = SiteAddresses.of(
                new SiteAccess(URI.create("https://Acme.atlassian.net/"), "w1", "e", Secret.of("t")),
                EgressPolicy.allowing("127.0.0.1:8090"));

        assertThat(development.jira()).isEqualTo("http://127.0.0.1:8090/sites/acme");
        assertThat(development.assets())
                .isEqualTo("http://127.0.0.1:8090/jsm/assets/workspace/" + SiteFixtures.WORKSPACE + "/v1");
        assertThat(development.key()).isEqualTo("127.0.0.1:8090/sites/acme");
        assertThat(cloud.jira()).isEqualTo("https://Acme.atlassian.net");
        assertThat(cloud.assets()).isEqualTo("https://api.atlassian.com/jsm/assets/workspace/w1/v1");
        assertThat(cloud.key()).isEqualTo("acme.atlassian.net");
    }
}
