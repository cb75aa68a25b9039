package io.strongroom.worker.application.port.out;

import static io.strongroom.worker.domain.job.JobFixtures.NOW;
import static io.strongroom.worker.domain.job.JobFixtures.aBackupId;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.retention.Keeping;
import io.strongroom.worker.domain.retention.Keeping.Held;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of what is known of backups does. */
public abstract class KeepingRecordsContract {
    private static final Held HELD = new Held(Optional.of("audit"), NOW);

    /** A store that knows nothing. */
    protected abstract KeepingRecords records();

    @Test
    void nothingIsKnownOfABackupAtFirst() {
        KeepingRecords records = records();

        assertThat(records.find(aBackupId(1))).isEqualTo(Keeping.unmarked());
        assertThat(records.find(List.of(aBackupId(1)))).isEmpty();
        assertThat(records.find(List.of())).isEmpty();
    }

    @Test
    void aHoldIsThereUntilItIsReleased() {
        KeepingRecords records = records();
        records.hold(aBackupId(1), new Held(Optional.empty(), NOW.minusSeconds(1)));

        assertThat(records.hold(aBackupId(1), HELD)).isTrue();

        assertThat(records.find(aBackupId(1)).held()).contains(HELD);
        assertThat(records.find(List.of(aBackupId(1), aBackupId(2))))
                .isEqualTo(Map.of(aBackupId(1), records.find(aBackupId(1))));
        records.release(aBackupId(1));
        records.release(aBackupId(2));
        assertThat(records.find(aBackupId(1)).held()).isEmpty();
    }

    @Test
    void whatIsHeldIsNotDeletedAndWhatIsBeingDeletedIsNotHeld() {
        KeepingRecords records = records();
        records.hold(aBackupId(1), HELD);

        assertThat(records.markDeleting(aBackupId(1))).isFalse();
        assertThat(records.markDeleting(aBackupId(2))).isTrue();
        assertThat(records.markDeleting(aBackupId(2))).isTrue();

        assertThat(records.hold(aBackupId(2), HELD)).isFalse();
        assertThat(records.find(aBackupId(2)).held()).isEmpty();
        records.release(aBackupId(1));
        assertThat(records.markDeleting(aBackupId(1))).isTrue();
    }

    @Test
    void whatIsForgottenIsUnknownAgain() {
        KeepingRecords records = records();
        records.hold(aBackupId(1), HELD);
        records.markDeleting(aBackupId(2));

        records.forget(aBackupId(1));
        records.forget(aBackupId(2));

        assertThat(records.find(aBackupId(1))).isEqualTo(Keeping.unmarked());
        assertThat(records.hold(aBackupId(2), HELD)).isTrue();
    }
}
