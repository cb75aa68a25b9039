package io.strongroom.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.routes.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiTokensTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void theGivenTokenIsTheAdministrators() {
        ApiTokens tokens = tokens(Optional.of(TOKEN));

        assertThat(tokens.ownerOf(TOKEN)).contains(new Caller("admin", Role.ADMIN));
        assertThat(printed()).isEmpty();
    }

    @Test
    void anythingElseIsNobodys() {
        ApiTokens tokens = tokens(Optional.of(TOKEN));

        assertThat(tokens.ownerOf(TOKEN + "x")).isEmpty();
        assertThat(tokens.ownerOf(TOKEN.substring(1))).isEmpty();
        assertThat(tokens.ownerOf("")).isEmpty();
    }

    @Test
    void aShortTokenIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> tokens(Optional.of(TOKEN.substring(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("STRONGROOM_ADMIN_TOKEN has 31 characters; it must have at least 32")
                .hasMessageNotContaining(TOKEN.substring(1));
    }

    @Test
    void aLineBreakAtTheEndOfAMountedSecretDoesNotCount() {
        assertThat(tokens(Optional.of(TOKEN + "\n")).ownerOf(TOKEN)).isPresent();
    }

    @Test
    void withoutAGivenTokenOneIsMadeAndShownOnce() {
        ApiTokens tokens = tokens(Optional.empty());

        String shown = printed();
        assertThat(shown).hasLineCount(1);
        String token = shown.substring(shown.indexOf("srt_")).strip();
        assertThat(token).hasSizeGreaterThanOrEqualTo(ApiTokens.MIN_LENGTH);
        assertThat(tokens.ownerOf(token)).isPresent();
    }

    private ApiTokens tokens(Optional<String> given) {
        return new ApiTokens(given, new SecureRandom(), new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return console.toString(StandardCharsets.UTF_8);
    }
}
