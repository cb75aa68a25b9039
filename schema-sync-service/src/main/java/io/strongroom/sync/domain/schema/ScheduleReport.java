package io.strongroom.sync.domain.schema;

import java.time.Instant;

/** What the scheduler says about the schedule of a schema. */
public sealed interface ScheduleReport {
    SchemaId schemaId();

    long revision();

    Instant occurredAt();

    /** Switched on, and there is a next time. */
    record On(SchemaId schemaId, long revision, Instant occurredAt, Instant nextAt) implements ScheduleReport {}

    /** Switched off, or it never comes due again. */
    record Off(SchemaId schemaId, long revision, Instant occurredAt) implements ScheduleReport {}

    record Removed(SchemaId schemaId, long revision, Instant occurredAt) implements ScheduleReport {}
}
