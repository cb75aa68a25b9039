package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes attempts to change something ahead, completes them with their outcome, and shows them to administrators. */
public interface KeepAuditLog {

    /** Once this returns RECORDED the entry is kept. Recording the same entry again does no harm. */
    Recording record(AuditEntry entry);

    /** The first outcome stays; the same one again does no harm. */
    Conclusion conclude(AuditId id, int status);

    /** Newest first. */
    Listing find(Query query);

    /** Removes what is older than entries are kept, and says how many; may be called as often as one likes. */
    long expire();

    /** What to look for: all of it must be true of an entry. From is included, to is not. */
    record Query(
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> user,
            Optional<String> action,
            int page,
            int size) {}

    /** One page of entries. */
    record Listing(List<AuditEntry> items, int page, int size, long total) {

        public Listing {
            items = List.copyOf(items);
        }
    }

    /** How recording ended. */
    enum Recording {
        RECORDED,
        ID_TAKEN
    }

    /** How concluding ended. */
    enum Conclusion {
        CONCLUDED,
        CONCLUDED_DIFFERENTLY,
        NO_SUCH_ENTRY
    }
}
