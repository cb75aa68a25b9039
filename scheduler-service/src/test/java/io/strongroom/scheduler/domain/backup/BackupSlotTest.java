package io.strongroom.scheduler.domain.backup;

import static io.strongroom.scheduler.domain.backup.BackupFixtures.NOW;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.SCHEMA;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.aBackupId;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.aRequest;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.anOccupiedSlot;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.ended;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BackupSlotTest {
    @Test
    void aFreeSlotGrantsTheRequest() {
        BackupSlot.RequestDecision decision = BackupSlot.neverUsed(SCHEMA).request(aRequest(1));

        BackupSlot.Granted granted = (BackupSlot.Granted) decision;
        assertThat(granted.event().request()).isEqualTo(aRequest(1));
        assertThat(granted.slot().active(aBackupId(1))).get().satisfies(active -> {
            assertThat(active.state()).isEqualTo(BackupState.IN_QUEUE);
            assertThat(active.sequence()).isZero();
        });
    }

    @Test
    void anOccupiedSlotRefusesAndNamesItsBackup() {
        assertThat(anOccupiedSlot(1).request(aRequest(2))).isEqualTo(new BackupSlot.Refused(aBackupId(1)));
    }

    @Test
    void aRequestForAnotherSchemaIsABug() {
        SchemaId other = new SchemaId("00000000-0000-3000-8000-000000000000");
        BackupSlot slot = BackupSlot.neverUsed(other);

        assertThatThrownBy(() -> slot.request(aRequest(1))).hasMessageContaining("schemaId");
    }

    @Test
    void stoppingAsksTheWorkerOnce() {
        BackupSlot.StopAccepted first =
                (BackupSlot.StopAccepted) anOccupiedSlot(1).stop(aBackupId(1), NOW);

        assertThat(first.event().backupId()).isEqualTo(aBackupId(1));
        assertThat(first.slot().stop(aBackupId(1), NOW)).isEqualTo(new BackupSlot.AlreadyStopping());
    }

    @Test
    void aBackupThatIsNotInTheSlotCannotBeStopped() {
        assertThat(anOccupiedSlot(1).stop(aBackupId(2), NOW)).isEqualTo(new BackupSlot.NotActive());
    }

    @Test
    void aReportMovesTheBackup() {
        BackupSlot moved = moved(anOccupiedSlot(1), running(1, 3));

        assertThat(moved.active(aBackupId(1))).get().satisfies(active -> {
            assertThat(active.state()).isEqualTo(BackupState.IN_PROGRESS);
            assertThat(active.sequence()).isEqualTo(3);
        });
    }

    @Test
    void aSequenceThatWasPassedIsIgnored() {
        BackupSlot moved = moved(anOccupiedSlot(1), running(1, 3));

        assertThat(moved.report(running(1, 3))).isEqualTo(new BackupSlot.Ignored());
        assertThat(moved.report(running(1, 2))).isEqualTo(new BackupSlot.Ignored());
        assertThat(moved.report(ended(1, 2))).isEqualTo(new BackupSlot.Ignored());
    }

    @Test
    void aReportOfAnotherBackupIsIgnored() {
        assertThat(anOccupiedSlot(2).report(ended(1, 99))).isEqualTo(new BackupSlot.Ignored());
    }

    @Test
    void aBackupThatWasToldToStopKeepsStoppingWhateverTheWorkerStillSays() {
        BackupSlot stopping = ((BackupSlot.StopAccepted) anOccupiedSlot(1).stop(aBackupId(1), NOW)).slot();

        assertThat(moved(stopping, running(1, 4)).active(aBackupId(1)))
                .get()
                .extracting(ActiveBackup::state)
                .isEqualTo(BackupState.STOPPING);
    }

    @Test
    void theLastReportFreesTheSlot() {
        BackupSlot.Ended end = (BackupSlot.Ended) anOccupiedSlot(1).report(ended(1, 9));

        assertThat(end.backup().request()).isEqualTo(aRequest(1));
        assertThat(end.slot().request(aRequest(2))).isInstanceOf(BackupSlot.Granted.class);
    }

    private static BackupSlot moved(BackupSlot slot, BackupReport report) {
        return ((BackupSlot.Moved) slot.report(report)).slot();
    }
}
