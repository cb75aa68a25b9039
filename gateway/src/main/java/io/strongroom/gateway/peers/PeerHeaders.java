package io.strongroom.gateway.peers;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What crosses the gateway besides the body. Both directions are lists of what may pass, so that a header nobody
 * thought of (credentials, cookies, forwarding, hop-by-hop) stays outside.
 */
public final class PeerHeaders {

    private static final Set<String> REQUEST =
            Set.of("accept", "accept-language", "content-type", "if-match", "if-none-match", "if-modified-since");

    private static final Set<String> RESPONSE = Set.of(
            "content-type",
            "content-length",
            "content-language",
            "content-disposition",
            "cache-control",
            "etag",
            "last-modified",
            "retry-after",
            "location");

    private PeerHeaders() {}

    public static MultiMap ofRequest(MultiMap received) {
        return pick(received, REQUEST);
    }

    /**
     * The headers of an answer that the caller may see.
     *
     * @param peers addresses that must not be shown: a {@code Location} there becomes a path at the gateway
     */
    public static MultiMap ofResponse(MultiMap received, List<URI> peers) {
        MultiMap picked = pick(received, RESPONSE);
        String location = picked.get(HttpHeaders.LOCATION);
        if (location != null) {
            picked.set(HttpHeaders.LOCATION, atTheGateway(location, peers));
        }
        return picked;
    }

    private static String atTheGateway(String location, List<URI> peers) {
        for (URI peer : peers) {
            String origin = peer.getScheme() + "://" + peer.getRawAuthority();
            if (location.startsWith(origin + "/")) {
                return location.substring(origin.length());
            }
        }
        return location;
    }

    private static MultiMap pick(MultiMap received, Set<String> names) {
        MultiMap picked = MultiMap.caseInsensitiveMultiMap();
        for (String name : names) {
            List<String> values = received.getAll(name);
            if (!values.isEmpty()) {
                picked.add(name, values);
            }
        }
        return picked;
    }
}
