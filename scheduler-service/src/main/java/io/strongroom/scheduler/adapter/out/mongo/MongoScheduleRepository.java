package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.Saved;
import io.strongroom.scheduler.application.port.out.ScheduleRepository;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

@ApplicationScoped
class MongoScheduleRepository implements ScheduleRepository {
    private static final Bson IS_ON = Filters.eq("schedule.standing", "ON");

    private final ScheduleCollection schedules;

    MongoScheduleRepository(ScheduleCollection schedules) {
        this.schedules = schedules;
    }

    @Override
    public Optional<Schedule> find(SchemaId schemaId) {
        return StoreCalls.call(
                () -> schedules.findByIdOptional(schemaId.value()).map(ScheduleDocument::toDomain));
    }

    @Override
    public List<Schedule> due(Instant now, int limit) {
        // only a schedule that is on has a next run
        return list(schedules
                .mongoCollection()
                .find(Filters.lte("schedule.nextAt", now))
                .sort(Sorts.ascending("schedule.nextAt"))
                .limit(limit));
    }

    @Override
    public List<Schedule> on() {
        return list(schedules.mongoCollection().find(IS_ON));
    }

    @Override
    public List<Schedule> on(InstanceId instanceId) {
        return list(schedules
                .mongoCollection()
                .find(Filters.and(Filters.eq("schedule.instanceId", instanceId.value()), IS_ON)));
    }

    private static List<Schedule> list(FindIterable<ScheduleDocument> found) {
        return StoreCalls.call(() -> {
            List<Schedule> result = new ArrayList<>();
            found.forEach(document -> result.add(document.toDomain()));
            return result;
        });
    }

    @Override
    public Saved save(Schedule schedule, List<PendingEvent> events) {
        return StoreCalls.call(() -> schedule.revision() == 0 ? insert(schedule, events) : update(schedule, events));
    }

    private Saved insert(Schedule schedule, List<PendingEvent> events) {
        ScheduleDocument document = new ScheduleDocument();
        document.schemaId = schedule.schemaId().value();
        document.schemaVersion = ScheduleDocument.SCHEMA_VERSION;
        document.revision = 1;
        document.schedule = ScheduleFields.from(schedule);
        document.pendingEvents =
                events.stream().map(ScheduleDocument.ChangeDocument::from).toList();
        try {
            schedules.mongoCollection().insertOne(document);
            return Saved.SAVED;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Saved.LOST_RACE;
            }
            throw e;
        }
    }

    private Saved update(Schedule schedule, List<PendingEvent> events) {
        long matched = schedules
                .mongoCollection()
                .updateOne(
                        Filters.and(
                                Filters.eq("_id", schedule.schemaId().value()),
                                Filters.eq("revision", schedule.revision())),
                        Updates.combine(
                                Updates.inc("revision", 1L),
                                Updates.set("schemaVersion", ScheduleDocument.SCHEMA_VERSION),
                                Updates.set("schedule", ScheduleFields.from(schedule)),
                                Updates.pushEach(
                                        "pendingEvents",
                                        events.stream()
                                                .map(ScheduleDocument.ChangeDocument::from)
                                                .toList())))
                .getMatchedCount();
        return matched == 1 ? Saved.SAVED : Saved.LOST_RACE;
    }
}
