package io.strongroom.scheduler.adapter.out.mongo;

import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.Decision;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last run of the schedule that was decided on; part of the slot. */
public class DecisionDocument {
    public Instant at;
    public String outcome;
    public @Nullable String backupId;
    public String reason;
    public Instant decidedAt;
    public List<Instant> missed;

    static DecisionDocument from(Decision decision) {
        DecisionDocument document = new DecisionDocument();
        document.at = decision.occurrence().at();
        document.outcome = decision.occurrence().outcome().name();
        document.backupId =
                decision.occurrence().backupId().map(BackupId::value).orElse(null);
        document.reason = decision.occurrence().reason();
        document.decidedAt = decision.occurrence().decidedAt();
        document.missed = decision.missed();
        return document;
    }

    Decision toDomain(String schemaId) {
        return new Decision(
                new Occurrence(
                        new SchemaId(schemaId),
                        at,
                        Occurrence.Outcome.valueOf(outcome),
                        Optional.ofNullable(backupId).map(BackupId::new),
                        reason,
                        decidedAt),
                missed);
    }
}
