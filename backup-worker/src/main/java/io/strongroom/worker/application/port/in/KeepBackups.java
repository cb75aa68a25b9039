package io.strongroom.worker.application.port.in;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.retention.Keeping;
import io.strongroom.worker.domain.retention.KeepingRules;
import io.strongroom.worker.domain.retention.RetentionPlan;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Which backups are kept, by rules and by hand. */
public interface KeepBackups {

    /** The schedule of the schema has these rules from this revision on; older news changes nothing. */
    void rulesChanged(String schemaId, long revision, Optional<RetentionPolicy> policy);

    /** What the stored rules would remove now. */
    Preview preview(String schemaId);

    /** What these rules would remove now; saves nothing. */
    RetentionPlan preview(String schemaId, RetentionPolicy policy);

    /** Allows the stored rules to remove at once as many backups as the caller has seen in the preview. */
    Confirmation confirm(String schemaId, int backups);

    /** Until it is released, neither a rule nor a person removes the backup. False when there is no such backup. */
    boolean hold(BackupId id, Optional<String> reason);

    /** False when there is no such backup. */
    boolean release(BackupId id);

    Keeping of(BackupId id);

    /** Only those of which something is known. */
    Map<BackupId, Keeping> of(Collection<BackupId> ids);

    /**
     * What the stored rules would do.
     *
     * @param rules empty when the schema never had any
     */
    record Preview(Optional<KeepingRules> rules, RetentionPlan plan) {
        public boolean awaitsConfirmation() {
            return rules.filter(known -> !known.allow(plan)).isPresent();
        }
    }

    enum Confirmation {
        CONFIRMED,
        NOTHING_TO_CONFIRM,
        /** By now it would be another number. */
        OTHER_NUMBER
    }
}
