package io.strongroom.config.domain.instance;

import java.util.Optional;

/** What everybody may know about an instance; all of it may travel in events. */
public record InstanceProfile(InstanceRole role, String name, Location location) {

    public InstanceProfile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }

    public static InstanceProfile connection(SiteUrl url, WorkspaceId workspaceId) {
        return new InstanceProfile(
                InstanceRole.CONNECTION, url.displayName(), new Location.CloudWorkspace(url, workspaceId));
    }

    public InstanceType type() {
        return location.type();
    }

    public SiteUrl url() {
        return location.url();
    }

    public Optional<WorkspaceId> workspaceId() {
        return location.workspaceId();
    }

    InstanceProfile as(InstanceRole otherRole) {
        return new InstanceProfile(otherRole, name, location);
    }
}
