package io.strongroom.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The service behind {@code mediaBaseUrl}. It knows no user names, only bearer tokens that run out after minutes. */
final class MediaPlatform {
    private static final int MOST_UPLOADS = 1000;

    private final World world;
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();

    MediaPlatform(World world) {
        this.world = world;
    }

    void download(RoutingContext context) {
        if (!admitted(context)) {
            return;
        }
        String mediaId = context.pathParam("mediaId");
        try {
            byte[] uploaded = uploads.get(mediaId);
            byte[] content = uploaded == null ? MediaEndpoints.content(mediaId) : uploaded;
            context.response()
                    .putHeader("Content-Type", "application/octet-stream")
                    .end(Buffer.buffer(content));
        } catch (Refusal unknown) {
            context.response().setStatusCode(unknown.status()).end("{\"error\":{\"code\":\"ResourceNotFound\"}}");
        }
    }

    void upload(RoutingContext context) {
        if (!admitted(context)) {
            return;
        }
        if (uploads.size() >= MOST_UPLOADS) {
            uploads.clear();
        }
        String mediaId = UUID.randomUUID().toString();
        byte[] content = context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
        uploads.put(mediaId, content);
        context.response()
                .setStatusCode(201)
                .putHeader("Content-Type", Reply.JSON)
                .end("{\"data\":{\"id\":\"" + mediaId + "\",\"size\":" + content.length + "}}");
    }

    private boolean admitted(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        String query = context.request().getParam("token");
        String token =
                header != null && header.startsWith("Bearer ") ? header.substring(7) : query == null ? "" : query;
        boolean known = world.sites().stream().anyMatch(site -> site.media().accepts(token));
        if (!known) {
            context.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", Reply.JSON)
                    .end("{\"error\":{\"code\":\"JwtAuthoriser:AuthorisationError\",\"title\":\"Forbidden\"}}");
        }
        return known;
    }
}
