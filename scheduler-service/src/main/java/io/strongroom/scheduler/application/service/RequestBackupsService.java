package io.strongroom.scheduler.application.service;

import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.in.RequestBackups;
import io.strongroom.scheduler.application.port.out.BackupSlotRepository;
import io.strongroom.scheduler.application.port.out.EndedBackupRepository;
import io.strongroom.scheduler.application.port.out.IdSource;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.Saved;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.BackupEvent;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.BackupType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

public final class RequestBackupsService implements RequestBackups {
    private final SchemaCatalogue schemas;
    private final BackupSlotRepository slots;
    private final EndedBackupRepository ended;
    private final PublishPendingEvents outbox;
    private final IdSource ids;
    private final Clock clock;

    public RequestBackupsService(
            SchemaCatalogue schemas,
            BackupSlotRepository slots,
            EndedBackupRepository ended,
            PublishPendingEvents outbox,
            IdSource ids,
            Clock clock) {
        this.schemas = schemas;
        this.slots = slots;
        this.ended = ended;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Answer request(Command command) {
        Optional<SchemaFacts> found = schemas.find(command.schemaId());
        if (found.isEmpty()) {
            return new SchemaNotFound();
        }
        SchemaFacts facts = found.get();
        if (!facts.backupable()) {
            return new NotBackupable(facts.status());
        }
        Instant now = clock.instant();
        BackupRequest request = new BackupRequest(
                ids.nextBackupId(now),
                facts.schemaId(),
                facts.instanceId(),
                facts.sourceId(),
                facts.name(),
                BackupType.MANUAL,
                command.description(),
                now,
                command.requestedBy());
        return Races.untilSettled(() -> tryRequest(request, command.correlationId()));
    }

    private Optional<Answer> tryRequest(BackupRequest request, String correlationId) {
        BackupSlot slot = slots.find(request.schemaId()).orElseGet(() -> BackupSlot.neverUsed(request.schemaId()));
        BackupSlot.RequestDecision decision = slot.request(request);
        if (decision instanceof BackupSlot.Refused refused) {
            return Optional.of(new AlreadyActive(refused.active()));
        }
        BackupSlot.Granted granted = (BackupSlot.Granted) decision;
        if (save(granted.slot(), granted.event(), correlationId) == Saved.LOST_RACE) {
            return Optional.empty();
        }
        outbox.publishPending();
        return Optional.of(new Accepted(request.backupId()));
    }

    @Override
    public StopAnswer stop(StopCommand command) {
        return Races.untilSettled(() -> tryStop(command));
    }

    private Optional<StopAnswer> tryStop(StopCommand command) {
        Optional<BackupSlot> slot = slots.findByActive(command.backupId());
        if (slot.isEmpty()) {
            return Optional.of(
                    ended.find(command.backupId()).isPresent() ? StopAnswer.ALREADY_ENDED : StopAnswer.NOT_FOUND);
        }
        BackupSlot.StopDecision decision = slot.get().stop(command.backupId(), clock.instant());
        if (decision instanceof BackupSlot.StopAccepted accepted) {
            if (save(accepted.slot(), accepted.event(), command.correlationId()) == Saved.LOST_RACE) {
                return Optional.empty();
            }
            outbox.publishPending();
        }
        return Optional.of(StopAnswer.ACCEPTED);
    }

    @Override
    public Found find(BackupId backupId) {
        return slots.findByActive(backupId)
                .flatMap(slot -> slot.active(backupId))
                .<Found>map(Active::new)
                .orElseGet(Unknown::new);
    }

    private Saved save(BackupSlot slot, BackupEvent event, String correlationId) {
        return slots.save(slot, List.of(new PendingEvent(ids.nextEventId(), slot.schemaId(), correlationId, event)));
    }
}
