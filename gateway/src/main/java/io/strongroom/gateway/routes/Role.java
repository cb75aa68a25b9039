package io.strongroom.gateway.routes;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller may do. Each role includes the ones declared before it. */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** The name by which tokens, the OpenAPI document and the services know the role. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This role and all that it includes, as the services expect them in a service token. */
    public Set<String> expanded() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
