package io.strongroom.sync.adapter.in.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.sync.domain.schema.ScheduleReport;
import io.strongroom.sync.domain.schema.SchemaId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of schedule.changed.v1 that this service reads. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ScheduleChangedMessage(
        String schemaId,
        boolean enabled,
        @Nullable Instant nextAt,
        boolean deleted,
        long revision,
        Instant occurredAt) {
    ScheduleReport toDomain() {
        SchemaId schema = new SchemaId(Objects.requireNonNull(schemaId, "schemaId"));
        Instant at = Objects.requireNonNull(occurredAt, "occurredAt");
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be positive");
        }
        if (deleted) {
            return new ScheduleReport.Removed(schema, revision, at);
        }
        return enabled && nextAt != null
                ? new ScheduleReport.On(schema, revision, at, nextAt)
                : new ScheduleReport.Off(schema, revision, at);
    }
}
