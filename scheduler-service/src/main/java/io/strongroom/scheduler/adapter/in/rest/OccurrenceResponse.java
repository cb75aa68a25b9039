package io.strongroom.scheduler.adapter.in.rest;

import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.Occurrence;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one due time. */
record OccurrenceResponse(
        String id,
        Instant at,
        @Schema(enumeration = {"REQUESTED", "SKIPPED", "MISSED"}) String outcome,
        @Nullable String backupId,
        @Schema(
                        description =
                                "schedule.caught-up, schedule.too-late, schedule.overtaken, backup.already-active,"
                                        + " schema.not-found, or schema.not-backupable: with the schema's status")
                @Nullable
                String reason) {

    static OccurrenceResponse from(Occurrence occurrence) {
        return new OccurrenceResponse(
                occurrence.id(),
                occurrence.at(),
                occurrence.outcome().name(),
                occurrence.backupId().map(BackupId::value).orElse(null),
                occurrence.reason().isEmpty() ? null : occurrence.reason());
    }
}
