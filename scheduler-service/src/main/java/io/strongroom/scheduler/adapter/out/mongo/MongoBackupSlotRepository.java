package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.scheduler.application.port.out.BackupSlotRepository;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.Saved;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.SchemaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

@ApplicationScoped
class MongoBackupSlotRepository implements BackupSlotRepository {
    private final SlotCollection slots;

    MongoBackupSlotRepository(SlotCollection slots) {
        this.slots = slots;
    }

    @Override
    public Optional<BackupSlot> find(SchemaId schemaId) {
        return StoreCalls.call(() -> slots.findByIdOptional(schemaId.value()).map(SlotDocument::toDomain));
    }

    @Override
    public Optional<BackupSlot> findByActive(BackupId backupId) {
        return StoreCalls.call(() -> slots.find("active.backupId", backupId.value())
                .firstResultOptional()
                .map(SlotDocument::toDomain));
    }

    @Override
    public Saved save(BackupSlot slot, List<PendingEvent> events) {
        return StoreCalls.call(() -> slot.revision() == 0 ? insert(slot, events) : update(slot, events));
    }

    private Saved insert(BackupSlot slot, List<PendingEvent> events) {
        SlotDocument document = new SlotDocument();
        document.schemaId = slot.schemaId().value();
        document.schemaVersion = SlotDocument.SCHEMA_VERSION;
        document.revision = 1;
        document.active = slot.occupancy().match(() -> null, SlotDocument.ActiveDocument::from);
        document.lastDecision = slot.lastDecision().map(DecisionDocument::from).orElse(null);
        document.pendingEvents = events.stream().map(EventDocument::from).toList();
        try {
            slots.mongoCollection().insertOne(document);
            return Saved.SAVED;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Saved.LOST_RACE;
            }
            throw e;
        }
    }

    private Saved update(BackupSlot slot, List<PendingEvent> events) {
        List<Bson> changes = new ArrayList<>();
        changes.add(Updates.inc("revision", 1L));
        changes.add(Updates.set("schemaVersion", SlotDocument.SCHEMA_VERSION));
        slot.lastDecision()
                .map(DecisionDocument::from)
                .ifPresent(decision -> changes.add(Updates.set("lastDecision", decision)));
        changes.add(slot.occupancy()
                .match(
                        () -> Updates.unset("active"),
                        active -> Updates.set("active", SlotDocument.ActiveDocument.from(active))));
        if (!events.isEmpty()) {
            changes.add(Updates.pushEach(
                    "pendingEvents", events.stream().map(EventDocument::from).toList()));
        }
        long matched = slots.mongoCollection()
                .updateOne(
                        Filters.and(
                                Filters.eq("_id", slot.schemaId().value()), Filters.eq("revision", slot.revision())),
                        Updates.combine(changes))
                .getMatchedCount();
        return matched == 1 ? Saved.SAVED : Saved.LOST_RACE;
    }
}
