package io.strongroom.config.domain.instance;

import java.util.List;

/** What the last successful check found out about the account. */
public record Inspection(Account account, boolean jiraAdmin) {

    /** What will not work with this account, although backups do. */
    public List<Warning> warnings() {
        if (jiraAdmin) {
            return List.of();
        }
        return List.of(new Warning(
                "account.not-jira-admin",
                "This account is not a Jira administrator. Schemas where it has no role are neither found nor backed up,"
                        + " new schemas cannot be created by a restore, and restoring into an existing schema needs the"
                        + " Object Schema Manager role there."));
    }

    /** A restriction with a stable code and a sentence for people. */
    public record Warning(String code, String detail) {}
}
