package io.strongroom.config.adapter.out.mongo;

import io.strongroom.config.domain.instance.InstanceProfile;
import io.strongroom.config.domain.instance.InstanceRole;
import io.strongroom.config.domain.instance.InstanceType;
import io.strongroom.config.domain.instance.Location;
import io.strongroom.config.domain.instance.SiteUrl;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields in which instances and their events keep a profile. */
final class StoredProfile {

    private StoredProfile() {}

    static InstanceProfile read(
            @Nullable String role,
            @Nullable String type,
            @Nullable String name,
            @Nullable String url,
            @Nullable String workspaceId) {
        SiteUrl address = SiteUrl.parse(present(url, "url"));
        Location location =
                switch (InstanceType.valueOf(present(type, "type"))) {
                    case CLOUD ->
                        new Location.CloudWorkspace(address, new WorkspaceId(present(workspaceId, "workspaceId")));
                    case DATA_CENTER -> new Location.DataCenterHost(address);
                };
        return new InstanceProfile(InstanceRole.valueOf(present(role, "role")), present(name, "name"), location);
    }

    static <T> T present(@Nullable T value, String field) {
        return Objects.requireNonNull(value, () -> "a stored instance has no " + field);
    }
}
