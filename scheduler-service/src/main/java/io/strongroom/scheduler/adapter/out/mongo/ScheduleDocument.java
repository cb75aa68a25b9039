package io.strongroom.scheduler.adapter.out.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleChanged;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

@MongoEntity(collection = "schedules")
public class ScheduleDocument {
    static final int SCHEMA_VERSION = 1;

    @BsonId
    public String schemaId;

    public int schemaVersion;
    public long revision;
    public ScheduleFields schedule;
    public @Nullable List<ChangeDocument> pendingEvents;

    Schedule toDomain() {
        return schedule.toDomain(schemaId, revision);
    }

    /** An unsent event, with the schedule as it was then. */
    public static class ChangeDocument {
        public String eventId;
        public String correlationId;
        public long revision;
        public Instant occurredAt;
        public ScheduleFields schedule;

        static ChangeDocument from(PendingEvent pending) {
            ScheduleChanged event = (ScheduleChanged) pending.event();
            ChangeDocument document = new ChangeDocument();
            document.eventId = pending.eventId();
            document.correlationId = pending.correlationId();
            document.revision = event.revision();
            document.occurredAt = event.occurredAt();
            document.schedule = ScheduleFields.from(event.schedule());
            return document;
        }

        PendingEvent toDomain(String schemaId) {
            return new PendingEvent(
                    eventId,
                    new SchemaId(schemaId),
                    correlationId,
                    new ScheduleChanged(schedule.toDomain(schemaId, revision - 1), revision, occurredAt));
        }
    }
}
