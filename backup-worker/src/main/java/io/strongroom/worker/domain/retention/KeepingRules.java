package io.strongroom.worker.domain.retention;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rules of a schema as its schedule has them.
 *
 * @param revision of the schedule
 * @param policy absent when all backups are kept
 * @param confirmed how many backups a person has allowed these rules to remove at once
 */
public record KeepingRules(String schemaId, long revision, Optional<RetentionPolicy> policy, OptionalInt confirmed) {

    /** Whether the plan may be carried out without asking. */
    public boolean allow(RetentionPlan plan) {
        return !plan.isDrastic() || plan.expired().size() <= confirmed.orElse(0);
    }
}
