package io.strongroom.gateway.security;

import io.quarkus.runtime.Startup;
import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.routes.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The administrator's token from the configuration. It is recognised here and needs no service, so that there is a way
 * in when everything else is down. Only its hash is kept.
 */
@Startup
@ApplicationScoped
public class BootstrapToken {

    static final int MIN_LENGTH = 32;

    private static final int GENERATED_BYTES = 32;
    private static final Caller ADMIN = new Caller("admin", Role.ADMIN);

    private final ShownToken known;

    @Inject
    BootstrapToken(GatewayConfig config) {
        this(config.adminToken(), new SecureRandom(), System.out);
    }

    BootstrapToken(Optional<String> adminToken, SecureRandom random, PrintStream console) {
        this.known = ShownToken.of(adminToken.map(BootstrapToken::checked).orElseGet(() -> generate(random, console)));
    }

    /** Takes the same time for every wrong token. */
    Optional<Caller> ownerOf(ShownToken shown) {
        return known.isSameAs(shown) ? Optional.of(ADMIN) : Optional.empty();
    }

    private static String checked(String token) {
        String trimmed = token.strip();
        if (trimmed.length() < MIN_LENGTH) {
            throw new IllegalStateException(
                    "STRONGROOM_ADMIN_TOKEN has %d characters; it must have at least %d. Try: openssl rand -hex 32"
                            .formatted(trimmed.length(), MIN_LENGTH));
        }
        return trimmed;
    }

    private static String generate(SecureRandom random, PrintStream console) {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        String token = "srt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // not the log: it is kept and shipped, and this must be seen by one person once
        console.println(
                "Strongroom admin API token (shown only now; set STRONGROOM_ADMIN_TOKEN to choose one): " + token);
        return token;
    }
}
