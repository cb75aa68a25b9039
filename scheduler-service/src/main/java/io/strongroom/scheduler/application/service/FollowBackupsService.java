package io.strongroom.scheduler.application.service;

import io.strongroom.scheduler.application.port.in.FollowBackups;
import io.strongroom.scheduler.application.port.out.BackupSlotRepository;
import io.strongroom.scheduler.application.port.out.EndedBackupRepository;
import io.strongroom.scheduler.application.port.out.Saved;
import io.strongroom.scheduler.domain.backup.BackupReport;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import java.util.List;
import java.util.Optional;

public final class FollowBackupsService implements FollowBackups {
    private final BackupSlotRepository slots;
    private final EndedBackupRepository ended;

    public FollowBackupsService(BackupSlotRepository slots, EndedBackupRepository ended) {
        this.slots = slots;
        this.ended = ended;
    }

    @Override
    public Taken take(BackupReport report) {
        return Races.untilSettled(() -> tryTake(report));
    }

    private Optional<Taken> tryTake(BackupReport report) {
        Optional<BackupSlot> slot = slots.find(report.schemaId());
        if (slot.isEmpty()) {
            return Optional.of(Taken.IGNORED);
        }
        BackupSlot.ReportDecision decision = slot.get().report(report);
        if (decision instanceof BackupSlot.Moved moved) {
            return settle(moved.slot());
        }
        if (decision instanceof BackupSlot.Ended end) {
            // first the record, then the slot: a crash in between leaves a slot that the repeated report clears,
            // and a stop in that moment is still answered
            ended.save(end.backup());
            return settle(end.slot());
        }
        return Optional.of(Taken.IGNORED);
    }

    private Optional<Taken> settle(BackupSlot slot) {
        return slots.save(slot, List.of()) == Saved.SAVED ? Optional.of(Taken.APPLIED) : Optional.empty();
    }
}
