package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.io.SerializedString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongSupplier;

/** The media platform's tokens for one workspace: they change every few minutes, and with them all avatars in answers. */
final class Media {
    private static final long ROUND_MS = 600_000;
    private static final long LIFETIME_MS = 660_000;

    private final String workspaceId;
    private final String origin;
    private final LongSupplier clock;
    private final String clientId;
    private volatile Config config = new Config(-1, new SerializedString(""));

    private record Config(long round, SerializedString text) {}

    Media(String workspaceId, String origin, LongSupplier clock) {
        this.workspaceId = workspaceId;
        this.origin = origin;
        this.clock = clock;
        this.clientId = UUID.nameUUIDFromBytes(("media:" + workspaceId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    String clientId() {
        return clientId;
    }

    String baseUrl() {
        return origin + "/media";
    }

    /** What follows the object id in an avatar, up to its closing brace. */
    SerializedString avatarConfig() {
        long round = clock.getAsLong() / ROUND_MS;
        Config current = config;
        if (current.round() != round) {
            current = new Config(
                    round,
                    new SerializedString("\",\"mediaClientConfig\":{\"clientId\":\"" + clientId
                            + "\",\"mediaBaseUrl\":\"" + baseUrl() + "\",\"mediaJwtToken\":\"" + token()
                            + "\",\"fileId\":\""
                            + UUID.nameUUIDFromBytes((workspaceId + "/avatar").getBytes(StandardCharsets.UTF_8))
                            + "\"}}"));
            config = current;
        }
        return current.text();
    }

    String token() {
        long start = clock.getAsLong() / ROUND_MS * ROUND_MS;
        return token(start);
    }

    private String token(long start) {
        String claims = String.format(
                Locale.ROOT,
                "{\"iss\":\"%s\",\"access\":{\"urn:filestore:collection:insight_%s\":[\"read\"]},\"nbf\":%d,\"exp\":%d}",
                clientId,
                workspaceId,
                start / 1000,
                (start + LIFETIME_MS) / 1000);
        String signature = UUID.nameUUIDFromBytes((clientId + start).getBytes(StandardCharsets.UTF_8))
                .toString();
        return part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(claims) + "." + part(signature);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** True for a token of this workspace that has not run out. */
    boolean accepts(String token) {
        long start = clock.getAsLong() / ROUND_MS * ROUND_MS;
        boolean fresh = token.equals(token(start));
        boolean previous = token.equals(token(start - ROUND_MS)) && clock.getAsLong() < start - ROUND_MS + LIFETIME_MS;
        return fresh || previous;
    }
}
