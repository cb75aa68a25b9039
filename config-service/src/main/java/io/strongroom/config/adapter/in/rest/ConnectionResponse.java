package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Inspection;
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
                connection.profile().workspaceId().text(),
                connection.credential().email().text(),
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

    /** The Atlassian account that the token belongs to. */
    record AccountResponse(String accountId, String displayName) {}

    /** Something that will not work with this account. */
    record WarningResponse(String code, String detail) {}
}
