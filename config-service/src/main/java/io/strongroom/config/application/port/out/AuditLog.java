package io.strongroom.config.application.port.out;

import io.strongroom.config.application.port.in.KeepAuditLog.Query;
import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps audit entries: there is no way to change one, or to remove some and not all that are older. Every call blocks, may be repeated, and throws
 * {@link StoreUnavailableException} when the store does not answer; then it is unknown whether a write happened.
 */
public interface AuditLog {

    /** Whether the entry was added; if not, its id was there before. */
    boolean append(AuditEntry entry);

    /** Sets the status of an entry that has none; whether it did. */
    boolean conclude(AuditId id, int status);

    Optional<AuditEntry> find(AuditId id);

    /** Newest first. */
    List<AuditEntry> page(Query query);

    long count(Query query);

    /** Removes all entries of before, and says how many. */
    long removeBefore(Instant time);
}
