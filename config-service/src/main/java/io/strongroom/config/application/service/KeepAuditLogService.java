package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.KeepAuditLog;
import io.strongroom.config.application.port.out.AuditLog;
import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Adds and completes; what is there already decides whether a repetition is one. */
public final class KeepAuditLogService implements KeepAuditLog {

    private static final Duration SHORTEST = Duration.ofDays(1);

    private final AuditLog log;
    private final Duration keep;
    private final Clock clock;

    public KeepAuditLogService(AuditLog log, Duration keep, Clock clock) {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("audit entries have to be kept for a day at least, not " + keep);
        }
        this.log = log;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public Recording record(AuditEntry entry) {
        if (log.append(entry)) {
            return Recording.RECORDED;
        }
        boolean repeated = log.find(entry.id()).filter(entry::isSameAttemptAs).isPresent();
        return repeated ? Recording.RECORDED : Recording.ID_TAKEN;
    }

    @Override
    public Conclusion conclude(AuditId id, int status) {
        if (log.conclude(id, AuditEntry.checked(status))) {
            return Conclusion.CONCLUDED;
        }
        Optional<AuditEntry> known = log.find(id);
        if (known.isEmpty()) {
            return Conclusion.NO_SUCH_ENTRY;
        }
        boolean repeated = known.get().status().filter(first -> first == status).isPresent();
        return repeated ? Conclusion.CONCLUDED : Conclusion.CONCLUDED_DIFFERENTLY;
    }

    @Override
    public long expire() {
        return log.removeBefore(clock.instant().minus(keep));
    }

    @Override
    public Listing find(Query query) {
        return new Listing(log.page(query), query.page(), query.size(), log.count(query));
    }
}
