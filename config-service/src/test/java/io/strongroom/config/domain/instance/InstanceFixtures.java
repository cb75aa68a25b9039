package io.strongroom.config.domain.instance;

import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.Credential;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.credential.SealedCredential;
import io.strongroom.config.domain.credential.SealedToken;
import java.time.Instant;

/** Instances for tests. */
public final class InstanceFixtures {

    public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    public static final SiteUrl SITE = SiteUrl.parse("https://acme.atlassian.net");
    public static final WorkspaceId WORKSPACE = new WorkspaceId("3b3b70g5-66f8-3c01-a2d7-e5bbf2584dc3");
    public static final WorkspaceId OTHER_WORKSPACE = new WorkspaceId("other-workspace");
    public static final EmailAddress EMAIL = new EmailAddress("bot@example.com");
    public static final ApiToken TOKEN = new ApiToken("ATATT3x-secret");
    public static final Credential CREDENTIAL = new Credential(EMAIL, TOKEN);
    public static final Account ACCOUNT = new Account("712020:0000", "Backup Bot");

    private InstanceFixtures() {}

    public static ActiveInstance.Checked checked(WorkspaceId workspaceId) {
        return new ActiveInstance.Checked(
                InstanceProfile.connection(SITE, workspaceId),
                new SealedCredential(EMAIL, new SealedToken("c2VhbGVk")),
                new Inspection(ACCOUNT, true));
    }

    public static ActiveInstance aConnection() {
        return aConnection(WORKSPACE, 1);
    }

    public static ActiveInstance aConnection(WorkspaceId workspaceId, long precedence) {
        return ActiveInstance.added(InstanceId.ofCloudWorkspace(workspaceId), checked(workspaceId), precedence, NOW);
    }

    /** In the list of instances, at {@link #WORKSPACE}. */
    public static ActiveInstance anInstance(String name, InstanceRole role) {
        return anInstance(name, role, new Location.CloudWorkspace(SITE, WORKSPACE));
    }

    public static ActiveInstance anInstance(String name, InstanceRole role, Location location) {
        ActiveInstance.Checked checked = new ActiveInstance.Checked(
                new InstanceProfile(role, name, location),
                CREDENTIAL.sealed(new SealedToken("c2VhbGVk")),
                new Inspection(ACCOUNT, true));
        return ActiveInstance.added(location.instanceId(), checked, 0, NOW);
    }
}
