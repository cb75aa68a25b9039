package io.strongroom.gateway.peers;

import io.strongroom.gateway.routes.Role;

/** On whose behalf a service is called. */
public record Caller(String name, Role role) {

    /** The gateway for itself: it may read what everybody may read. */
    public static final Caller GATEWAY = new Caller("gateway", Role.VIEWER);
}
