package io.strongroom.gateway.security;

import io.quarkus.runtime.Startup;
import io.strongroom.gateway.config.GatewayConfig;
import io.strongroom.gateway.peers.Caller;
import io.strongroom.gateway.routes.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The API tokens that are valid. Only their hashes are kept; a token has far too much entropy for its plain
 * SHA-256 to be guessed.
 */
@Startup
@ApplicationScoped
public class ApiTokens {

    static final int MIN_LENGTH = 32;

    private static final int GENERATED_BYTES = 32;

    private final List<Known> known;

    @Inject
    ApiTokens(GatewayConfig config) {
        this(config.adminToken(), new SecureRandom(), System.out);
    }

    ApiTokens(Optional<String> adminToken, SecureRandom random, PrintStream console) {
        String token = adminToken.map(ApiTokens::checked).orElseGet(() -> generate(random, console));
        this.known = List.of(new Known(hash(token), new Caller("admin", Role.ADMIN)));
    }

    /** Whom a token belongs to. Takes the same time for every wrong token. */
    public Optional<Caller> ownerOf(String token) {
        byte[] hash = hash(token);
        Optional<Caller> owner = Optional.empty();
        for (Known candidate : known) {
            if (candidate.has(hash)) {
                owner = Optional.of(candidate.caller);
            }
        }
        return owner;
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

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static final class Known {

        private final byte[] hash;
        private final Caller caller;

        Known(byte[] hash, Caller caller) {
            this.hash = hash;
            this.caller = caller;
        }

        boolean has(byte[] other) {
            return MessageDigest.isEqual(hash, other);
        }
    }
}
