package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.worker.domain.maintenance.Maintenance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One maintenance task as the public contract has it. */
@Schema(name = "MaintenanceTask")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MaintenanceResponse(
        String task,
        @Schema(enumeration = {"IDLE", "QUEUED", "RUNNING", "STOPPING"}) String state,
        @Nullable Instant runningSince,
        @Nullable StepsPart progress,
        @Schema(description = "When it is due; absent before its first run") @Nullable Instant nextAt,
        @Nullable LastRunPart last) {

    /** @param total 0 while nobody knows */
    @Schema(name = "MaintenanceProgress")
    record StepsPart(long done, long total) {}

    @Schema(name = "MaintenanceRun")
    record LastRunPart(
            Instant startedAt,
            Instant endedAt,
            @Schema(enumeration = {"DONE", "STOPPED", "FAILED"}) String outcome,
            Map<String, Long> counts,
            String detail) {
        static LastRunPart from(Maintenance.LastRun last) {
            return new LastRunPart(
                    last.startedAt(),
                    last.endedAt(),
                    last.outcome().name(),
                    new TreeMap<>(last.counts()),
                    last.detail());
        }
    }

    static MaintenanceResponse from(Maintenance maintenance) {
        return new MaintenanceResponse(
                maintenance.task().word(),
                maintenance.publicState().name(),
                maintenance.runningSince().orElse(null),
                maintenance
                        .runningSince()
                        .map(since -> new StepsPart(maintenance.done(), maintenance.total()))
                        .orElse(null),
                Optional.of(maintenance.nextAt())
                        .filter(at -> at.isAfter(Instant.EPOCH))
                        .orElse(null),
                maintenance.last().map(LastRunPart::from).orElse(null));
    }
}
