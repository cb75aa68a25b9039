package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Inspection;
import io.strongroom.config.domain.instance.InstanceProfile;
import io.strongroom.config.domain.instance.InstanceType;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance as everybody may see it: that there is a token, never which. Data Center has no workspace and no e-mail. */
record InstanceResponse(
        String id,
        String name,
        InstanceType type,
        String url,
        @Nullable String workspaceId,
        @Nullable String email,
        boolean tokenSet,
        boolean source,
        boolean target,
        AccountResponse account,
        boolean jiraAdmin,
        List<WarningResponse> warnings,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    static InstanceResponse from(ActiveInstance instance) {
        InstanceProfile profile = instance.profile();
        Inspection inspection = instance.inspection();
        return new InstanceResponse(
                instance.id().toString(),
                profile.name(),
                profile.type(),
                profile.url().toString(),
                profile.workspaceId().map(WorkspaceId::text).orElse(null),
                instance.credential().signIn().email().map(EmailAddress::text).orElse(null),
                true,
                profile.role().isSource(),
                profile.role().isTarget(),
                new AccountResponse(
                        inspection.account().accountId(), inspection.account().displayName()),
                inspection.jiraAdmin(),
                inspection.warnings().stream()
                        .map(warning -> new WarningResponse(warning.code(), warning.detail()))
                        .toList(),
                instance.revision(),
                instance.createdAt(),
                instance.updatedAt());
    }
}
