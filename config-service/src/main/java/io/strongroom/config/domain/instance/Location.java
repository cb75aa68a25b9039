package io.strongroom.config.domain.instance;

import java.util.Optional;
import java.util.function.Function;

/** Where an instance is, and so which one it is: the same location has the same id for ever. */
public sealed interface Location {

    SiteUrl url();

    InstanceType type();

    InstanceId instanceId();

    /** Only Cloud has workspaces. */
    Optional<WorkspaceId> workspaceId();

    <R> R match(Function<CloudWorkspace, R> cloud, Function<DataCenterHost, R> dataCenter);

    /** An Assets workspace of a Cloud site; the site's address may change, the workspace stays. */
    record CloudWorkspace(SiteUrl url, WorkspaceId workspace) implements Location {
        @Override
        public InstanceType type() {
            return InstanceType.CLOUD;
        }

        @Override
        public InstanceId instanceId() {
            return InstanceId.ofCloudWorkspace(workspace);
        }

        @Override
        public Optional<WorkspaceId> workspaceId() {
            return Optional.of(workspace);
        }

        @Override
        public <R> R match(Function<CloudWorkspace, R> cloud, Function<DataCenterHost, R> dataCenter) {
            return cloud.apply(this);
        }
    }

    /** A Data Center host, which has nothing but its address to be known by. */
    record DataCenterHost(SiteUrl url) implements Location {
        @Override
        public InstanceType type() {
            return InstanceType.DATA_CENTER;
        }

        @Override
        public InstanceId instanceId() {
            return InstanceId.ofDataCenter(url);
        }

        @Override
        public Optional<WorkspaceId> workspaceId() {
            return Optional.empty();
        }

        @Override
        public <R> R match(Function<CloudWorkspace, R> cloud, Function<DataCenterHost, R> dataCenter) {
            return dataCenter.apply(this);
        }
    }
}
