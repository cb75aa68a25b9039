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

class BootstrapTokenTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void theGivenTokenIsTheAdministrators() {
        BootstrapToken tokens = tokens(Optional.of(TOKEN));

        assertThat(tokens.ownerOf(ShownToken.of(TOKEN))).contains(new Caller("admin", Role.ADMIN));
        assertThat(printed()).isEmpty();
    }

    @Test
    void anythingElseIsNobodys() {
        BootstrapToken tokens = tokens(Optional.of(TOKEN));

        assertThat(tokens.ownerOf(ShownToken.of(TOKEN + "x"))).isEmpty();
        assertThat(tokens.ownerOf(ShownToken.of(TOKEN.substring(1)))).isEmpty();
        assertThat(tokens.ownerOf(ShownToken.of(""))).isEmpty();
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
        assertThat(tokens(Optional.of(TOKEN + "\n")).ownerOf(ShownToken.of(TOKEN)))
                .isPresent();
    }

    @Test
    void withoutAGivenTokenOneIsMadeAndShownOnce() {
        BootstrapToken tokens = tokens(Optional.empty());

        String shown = printed();
        assertThat(shown).hasLineCount(1);
        String token = shown.substring(shown.indexOf("srt_")).strip();
        assertThat(token).hasSizeGreaterThanOrEqualTo(BootstrapToken.MIN_LENGTH);
        assertThat(tokens.ownerOf(ShownToken.of(token))).isPresent();
    }

    private BootstrapToken tokens(Optional<String> given) {
        return new BootstrapToken(given, new SecureRandom(), new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return console.toString(StandardCharsets.UTF_8);
    }
}
