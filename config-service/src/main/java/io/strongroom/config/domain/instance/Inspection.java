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
                "This account is not a Jira administrator. Backups work, but schemas where it has no role in Assets are"
                        + " neither found nor backed up; schemas cannot be created by a restore or a migration;"
                        + " restoring into an existing schema needs the Object Schema Manager role there; and objects"
                        + " are put back only into those issues that the account may see and edit."));
    }

    /** A restriction with a stable code and a sentence for people. */
    public record Warning(String code, String detail) {}
}
