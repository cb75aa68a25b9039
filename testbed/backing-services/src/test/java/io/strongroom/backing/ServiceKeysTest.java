package io.strongroom.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ServiceKeysTest {

    @Test
    void aUsersTokenCarriesTheRolesBelowTheirsAsWell() {
        assertThat(claimsOf(ServiceKeys.gatewayToken("anna", "operator")))
                .contains("\"iss\":\"gateway\"", "\"upn\":\"anna\"", "\"groups\":[\"viewer\",\"operator\"]");
    }

    @Test
    void aServicesTokenIsIssuedByTheService() {
        assertThat(claimsOf(ServiceKeys.serviceToken("backup-worker")))
                .contains("\"iss\":\"backup-worker\"", "\"groups\":[\"service\"]");
    }

    @Test
    void everyServicesPublicKeyIsTrusted() throws Exception {
        String trusted = Files.readString(ServiceKeys.ofThisJvm().trustedKeys());

        assertThat(ServiceKeys.SERVICES)
                .allSatisfy(service -> assertThat(trusted).contains("\"kid\":\"" + service + "\""));
    }

    @Test
    void aRefusedTokenHasOneFlawOnly() {
        assertThat(ServiceKeys.refusedTokens()).hasSize(5).allSatisfy((flaw, token) -> assertThat(claimsOf(token))
                .contains("\"iss\":\"gateway\"", "\"admin\""));
        assertThat(claimsOf(ServiceKeys.refusedTokens().get("for another audience")))
                .contains("\"aud\":\"elsewhere\"");
    }

    @Test
    void anUnknownRoleIsAMistakeOfTheTest() {
        assertThatThrownBy(() -> ServiceKeys.gatewayToken("anna", "root")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String claimsOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
