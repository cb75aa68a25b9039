package io.strongroom.config.domain.instance;

/** What everybody may know about an instance; all of it may travel in events. */
public record InstanceProfile(InstanceRole role, InstanceType type, String name, SiteUrl url, WorkspaceId workspaceId) {

    public InstanceProfile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }

    public static InstanceProfile connection(SiteUrl url, WorkspaceId workspaceId) {
        return new InstanceProfile(InstanceRole.CONNECTION, InstanceType.CLOUD, url.displayName(), url, workspaceId);
    }
}
