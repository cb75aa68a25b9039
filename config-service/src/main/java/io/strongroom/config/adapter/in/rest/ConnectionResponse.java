package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Inspection;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.time.Instant;
import java.util.List;

/** The connection as everybody may see it: that there is a token, never which. */
record ConnectionResponse(
        String id,
        String siteUrl,
        String workspaceId,
        String email,
        boolean apiTokenSet,
        AccountResponse account,
        boolean jiraAdmin,
        List<WarningResponse> warnings,
        Instant createdAt,
        Instant updatedAt) {

    static ConnectionResponse from(ActiveInstance connection) {
        Inspection inspection = connection.inspection();
        return new ConnectionResponse(
                connection.id().toString(),
                connection.profile().url().toString(),
                connection.profile().workspaceId().map(WorkspaceId::text).orElse(""),
                connection.credential().signIn().email().map(EmailAddress::text).orElse(""),
                true,
                new AccountResponse(
                        inspection.account().accountId(), inspection.account().displayName()),
                inspection.jiraAdmin(),
                inspection.warnings().stream()
                        .map(warning -> new WarningResponse(warning.code(), warning.detail()))
                        .toList(),
                connection.createdAt(),
                connection.updatedAt());
    }
}
