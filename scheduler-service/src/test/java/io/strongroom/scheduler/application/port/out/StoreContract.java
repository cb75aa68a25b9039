package io.strongroom.scheduler.application.port.out;

import static io.strongroom.scheduler.domain.backup.BackupFixtures.INSTANCE_ID;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.NOW;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.scheduler.application.port.out.BackupSlotRepository.Saved;
import io.strongroom.scheduler.domain.backup.BackupEvent;
import io.strongroom.scheduler.domain.backup.BackupFixtures;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.BackupOutcome;
import io.strongroom.scheduler.domain.backup.BackupReport;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.BackupSlot;
import io.strongroom.scheduler.domain.backup.BackupState;
import io.strongroom.scheduler.domain.backup.EndedBackup;
import io.strongroom.scheduler.domain.backup.Progress;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What slots, ended backups and outbox promise, whoever keeps them. */
public abstract class StoreContract {
    private static int next = 1;

    private final SchemaId schema = new SchemaId(UUID.randomUUID().toString());
    private final BackupRequest request = aRequest(schema, next++ * 1000);
    private final BackupId id = request.backupId();

    protected abstract BackupSlotRepository slots();

    protected abstract EndedBackupRepository ended();

    protected abstract Outbox outbox();

    @Test
    void aSlotThatWasNeverSavedIsNotThere() {
        assertThat(slots().find(schema)).isEmpty();
        assertThat(slots().findByActive(id)).isEmpty();
    }

    @Test
    void aSavedSlotIsFoundByItsSchemaAndByItsBackup() {
        save(requested());

        BackupSlot found = slots().find(schema).orElseThrow();
        assertThat(found.revision()).isEqualTo(1);
        assertThat(found.active(id))
                .get()
                .extracting(active -> active.request())
                .isEqualTo(request);
        assertThat(slots().findByActive(id).map(BackupSlot::schemaId)).contains(schema);
    }

    @Test
    void theSecondOfTwoWritersLoses() {
        BackupSlot first = requested();
        save(first);

        assertThat(slots().save(first, List.of(event("late")))).isEqualTo(Saved.LOST_RACE);
        BackupSlot stored = slots().find(schema).orElseThrow();
        assertThat(slots().save(stored, List.of())).isEqualTo(Saved.SAVED);
        assertThat(slots().save(stored, List.of(event("late")))).isEqualTo(Saved.LOST_RACE);
        assertThat(mine()).isEmpty();
    }

    @Test
    void anEndedBackupLeavesTheSlotFree() {
        save(requested());
        BackupReport end = new BackupReport.Ended(id, schema, 5, new BackupOutcome.Stopped(), NOW, Progress.NONE);
        BackupSlot.Ended decision =
                (BackupSlot.Ended) slots().find(schema).orElseThrow().report(end);

        save(decision.slot());

        assertThat(slots().findByActive(id)).isEmpty();
        assertThat(slots().find(schema).orElseThrow().occupancy()).isEqualTo(new BackupSlot.Free());
    }

    @Test
    void progressIsKept() {
        save(requested());
        Progress progress = new Progress("FETCH", 41200, 98000, 42);
        BackupReport report = new BackupReport.Running(id, schema, 7, BackupState.IN_PROGRESS, progress);
        BackupSlot.Moved moved =
                (BackupSlot.Moved) slots().find(schema).orElseThrow().report(report);

        save(moved.slot());

        assertThat(slots().find(schema).orElseThrow().active(id)).get().satisfies(active -> {
            assertThat(active.progress()).isEqualTo(progress);
            assertThat(active.sequence()).isEqualTo(7);
        });
    }

    @Test
    void eventsWaitInOrderUntilTheyAreRemoved() {
        slots().save(requested(), List.of(event("a")));
        PendingEvent stop = new PendingEvent(
                "b-" + schema.value(), schema, "corr", new BackupEvent.StopRequested(id, INSTANCE_ID, NOW));
        slots().save(slots().find(schema).orElseThrow(), List.of(stop));

        assertThat(mine()).containsExactly(event("a"), stop);
        outbox().remove(event("a"));
        outbox().remove(event("a"));
        assertThat(mine()).containsExactly(stop);
        outbox().remove(stop);
        assertThat(mine()).isEmpty();
    }

    @Test
    void removingAnEventDoesNotDisturbAWriter() {
        slots().save(requested(), List.of(event("a")));
        BackupSlot loaded = slots().find(schema).orElseThrow();

        outbox().remove(event("a"));

        assertThat(slots().save(loaded, List.of())).isEqualTo(Saved.SAVED);
        assertThat(mine()).isEmpty();
    }

    @Test
    void theFirstEndingOfABackupIsKept() {
        EndedBackup failed =
                new EndedBackup(request, new BackupOutcome.Failed("auth", "Credentials refused"), NOW, Progress.NONE);

        ended().save(failed);
        ended().save(new EndedBackup(request, new BackupOutcome.Completed(), NOW, Progress.NONE));

        assertThat(ended().find(id)).contains(failed);
        assertThat(ended().find(BackupFixtures.aBackupId(-1))).isEmpty();
    }

    private void save(BackupSlot slot) {
        assertThat(slots().save(slot, List.of())).isEqualTo(Saved.SAVED);
    }

    private BackupSlot requested() {
        return ((BackupSlot.Granted) BackupSlot.neverUsed(schema).request(request)).slot();
    }

    private PendingEvent event(String name) {
        return new PendingEvent(name + "-" + schema.value(), schema, "corr", new BackupEvent.Requested(request));
    }

    private List<PendingEvent> mine() {
        return outbox().pending(10_000).stream()
                .filter(event -> event.schemaId().equals(schema))
                .toList();
    }
}
