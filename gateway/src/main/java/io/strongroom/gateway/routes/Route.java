package io.strongroom.gateway.routes;

import java.util.Optional;

/**
 * One operation of the public contract.
 *
 * @param method upper-case HTTP method
 * @param template path below {@code /api/v1}, with parameters as <code>{name}</code>
 * @param area where the API document files it
 * @param role the least role that may call it
 * @param peer who answers; empty for what the gateway answers itself
 * @param secondChance who is asked when the peer answers 404
 * @param slow whether the answer may take minutes, because the peer works on it while the caller waits
 * @param open whether it is answered to anybody, because it is how a caller becomes known
 */
public record Route(
        String method,
        String template,
        Area area,
        Role role,
        Optional<Peer> peer,
        Optional<Peer> secondChance,
        boolean slow,
        boolean open) {

    public static final String PREFIX = "/api/v1";

    static Route served(String method, String template, Area area, Role role, Peer peer) {
        return new Route(method, template, area, role, Optional.of(peer), Optional.empty(), false, false);
    }

    static Route own(String method, String template, Area area, Role role) {
        return new Route(method, template, area, role, Optional.empty(), Optional.empty(), false, false);
    }

    Route orElse(Peer other) {
        return new Route(method, template, area, role, peer, Optional.of(other), slow, open);
    }

    Route slowly() {
        return new Route(method, template, area, role, peer, secondChance, true, open);
    }

    Route openToAll() {
        return new Route(method, template, area, role, peer, secondChance, slow, true);
    }

    /** The full path with its parameters unresolved: safe in logs and metrics. */
    public String path() {
        return PREFIX + template;
    }

    /** Whether repeating the call changes nothing, so that another replica may be asked when one fails. */
    public boolean repeatable() {
        return method.equals("GET");
    }
}
