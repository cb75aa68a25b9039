package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.instance.Instance;

/** How to reach an instance, with its secret: kept for one sync of one instance, never stored, never printed. */
public record Access(Instance.Type type, String url, String workspaceId, String email, String token) {
    @Override
    public String toString() {
        return "Access[redacted]";
    }
}
