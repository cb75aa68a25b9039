package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.retention.KeepingRules;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.util.List;
import java.util.Optional;

/**
 * The rules for keeping of each schema. Blocks; every call may be repeated; throws {@link LedgerUnavailableException} when
 * the store does not answer.
 */
public interface RetentionRepository {

    /**
     * Stores the rules unless those of this revision or a later one are there. A confirmation holds for the rules that it
     * was given for, and ends with them.
     */
    void store(String schemaId, long revision, Optional<RetentionPolicy> policy);

    Optional<KeepingRules> find(String schemaId);

    /** Those of schemas that have any rule. */
    List<KeepingRules> all();

    /** Allows these rules to remove so many backups at once; false when the schema has other rules by now. */
    boolean confirm(KeepingRules rules, int backups);

    /** What was confirmed has been done. */
    void forgetConfirmation(String schemaId);
}
