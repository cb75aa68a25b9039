package io.strongroom.config.domain.instance;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names an instance for ever: the same workspace has the same id when it is removed and added again. */
public record InstanceId(UUID value) {

    public static InstanceId ofCloudWorkspace(WorkspaceId workspaceId) {
        return new InstanceId(UUID.nameUUIDFromBytes(("cloud:" + workspaceId.text()).getBytes(StandardCharsets.UTF_8)));
    }

    public static InstanceId ofDataCenter(SiteUrl url) {
        return new InstanceId(UUID.nameUUIDFromBytes(("dc:" + url).getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads the text form; anything else than a UUID is an {@link IllegalArgumentException}. */
    public static InstanceId parse(String text) {
        return new InstanceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
