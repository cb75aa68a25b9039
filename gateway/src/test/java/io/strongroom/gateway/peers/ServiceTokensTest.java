package io.strongroom.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.gateway.routes.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

    private static final Caller ANNA = new Caller("anna", Role.OPERATOR);

    private final KeyPair keys = ecKeys();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final InstantSource time = now::get;
    private final ServiceTokens tokens = new ServiceTokens(keys.getPrivate(), time.withZone(ZoneOffset.UTC));

    @Test
    void aTokenSaysWhoCallsAndWhatTheyMayDo() {
        String[] parts = tokens.tokenFor(ANNA).split("\\.", -1);

        JsonObject header = decoded(parts[0]);
        assertThat(header.getString("alg")).isEqualTo("ES256");
        assertThat(header.getString("kid")).isEqualTo("gateway");
        JsonObject claims = decoded(parts[1]);
        assertThat(claims.getString("iss")).isEqualTo("gateway");
        assertThat(claims.getString("upn")).isEqualTo("anna");
        assertThat(claims.getValue("aud")).isEqualTo("strongroom");
        assertThat(claims.getJsonArray("groups")).isEqualTo(JsonArray.of("viewer", "operator"));
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(60);
    }

    @Test
    void theKeyOfTheGatewayHasSignedIt() throws GeneralSecurityException {
        String[] parts = tokens.tokenFor(ANNA).split("\\.", -1);

        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void aTokenIsUsedAgainOnlyWhileHalfOfItsTimeIsLeft() {
        String first = tokens.tokenFor(ANNA);
        now.updateAndGet(instant -> instant.plusSeconds(29));
        assertThat(tokens.tokenFor(ANNA)).isEqualTo(first);

        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThat(tokens.tokenFor(ANNA)).isNotEqualTo(first);
    }

    @Test
    void nobodyGetsTheTokenOfAnother() {
        assertThat(tokens.tokenFor(ANNA)).isNotEqualTo(tokens.tokenFor(new Caller("anna", Role.ADMIN)));
    }

    private static JsonObject decoded(String part) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static KeyPair ecKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
