package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.in.RemoveSchema;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.application.port.out.SyncRunRepository;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.schema.BackupRef;
import io.strongroom.sync.domain.schema.ScheduleView;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.time.Clock;
import java.util.Optional;

/** Scheduler and worker hear of it through the event that is stored with the removal, so nothing is left half done. */
public final class RemoveSchemaService implements RemoveSchema {
    private final SchemaRepository schemas;
    private final InstanceRepository instances;
    private final SyncRunRepository runs;
    private final CatalogueWriter writer;
    private final PublishPendingEvents outbox;
    private final Clock clock;

    public RemoveSchemaService(
            SchemaRepository schemas,
            InstanceRepository instances,
            SyncRunRepository runs,
            CatalogueWriter writer,
            PublishPendingEvents outbox,
            Clock clock) {
        this.schemas = schemas;
        this.instances = instances;
        this.runs = runs;
        this.writer = writer;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Outcome remove(SchemaId id, String confirmedName, Backups backups, String correlationId) {
        // the next claim of a sync gets this fence; one that runs now has a lower one
        long backByFence = runs.find().map(run -> run.lease().fence()).orElse(0L) + 1;
        Optional<SyncedSchema> first = inGrid(id);
        Decision decision = new Decision(confirmedName, backups, backByFence);
        writer.change(id, first, correlationId, stored -> decision.about(stored.filter(SyncedSchema::isInCatalogue)));
        outbox.publishPending();
        return decision.outcome;
    }

    private Optional<SyncedSchema> inGrid(SchemaId id) {
        return schemas.find(id).filter(schema -> instances
                .find(schema.instanceId())
                .filter(Instance::isInGrid)
                .isPresent());
    }

    /** Made anew for each state that the schema is found in; the last one made is the one that was written. */
    private final class Decision {
        private final String confirmedName;
        private final Backups backups;
        private final long backByFence;
        private Outcome outcome = new Outcome.NotFound();

        Decision(String confirmedName, Backups backups, long backByFence) {
            this.confirmedName = confirmedName;
            this.backups = backups;
            this.backByFence = backByFence;
        }

        Optional<SyncedSchema> about(Optional<SyncedSchema> stored) {
            if (stored.isEmpty()) {
                outcome = new Outcome.NotFound();
                return Optional.empty();
            }
            SyncedSchema schema = stored.get();
            if (!schema.facts().name().equals(confirmedName)) {
                outcome = new Outcome.NotConfirmed();
                return Optional.empty();
            }
            Optional<BackupRef> active = schema.backups().active();
            if (active.isPresent()) {
                outcome = new Outcome.BackupActive(active.get().backupId());
                return Optional.empty();
            }
            outcome = new Outcome.Removed(
                    schema.facts().name(), !(schema.schedule() instanceof ScheduleView.None), backups);
            return Optional.of(schema.removed(backups == Backups.DELETED, backByFence, clock.instant()));
        }
    }
}
