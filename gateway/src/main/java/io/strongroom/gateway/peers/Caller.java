package io.strongroom.gateway.peers;

import io.strongroom.gateway.routes.Role;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * On whose behalf a service is called.
 *
 * @param gateway whether the gateway calls for itself, which a user of that name does not
 */
public record Caller(String name, Role role, boolean gateway) {

    /** The gateway for itself: it may read what everybody may read, introspect tokens and keep the audit log. */
    public static final Caller GATEWAY = new Caller("gateway", Role.VIEWER, true);

    public Caller(String name, Role role) {
        this(name, role, false);
    }

    /** What the services are told that the caller may do. */
    Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>(role.expanded());
        if (gateway) {
            groups.add("gateway");
        }
        return groups;
    }
}
