package io.strongroom.sync.domain.schema;

import static io.strongroom.sync.domain.schema.SchemaFixtures.backup;
import static io.strongroom.sync.domain.schema.SchemaFixtures.deleted;
import static io.strongroom.sync.domain.schema.SchemaFixtures.ended;
import static io.strongroom.sync.domain.schema.SchemaFixtures.last;
import static io.strongroom.sync.domain.schema.SchemaFixtures.queued;
import static io.strongroom.sync.domain.schema.SchemaFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackupViewTest {
    @Test
    void aBackupIsPendingThenRunningThenTheLastOne() {
        BackupView pending = after(BackupView.NONE, queued(1, 1));
        BackupView running = after(pending, running(1, 2, 40));
        BackupView over = after(running, ended(1, 3));

        assertThat(pending.newest()).isEqualTo(new BackupView.Pending(backup(1), 1));
        assertThat(running.newest()).isEqualTo(new BackupView.Running(backup(1), 2, 40));
        assertThat(over.newest()).isEqualTo(new BackupView.Over(backup(1), 3));
        assertThat(over.last()).isInstanceOfSatisfying(BackupView.Ended.class, last -> assertThat(last.ref())
                .isEqualTo(backup(1)));
    }

    @Test
    void aSequenceThatWasPassedIsIgnored() {
        BackupView view = after(BackupView.NONE, running(1, 5, 40));

        assertThat(view.reported(running(1, 5, 41))).isEmpty();
        assertThat(view.reported(queued(1, 1))).isEmpty();
    }

    @Test
    void aLateEventOfAnOlderBackupDoesNotTouchTheNewerOne() {
        BackupView view = after(BackupView.NONE, running(2, 1, 5));

        assertThat(view.reported(running(1, 99, 80))).isEmpty();
    }

    @Test
    void theEndOfAnOlderBackupIsTheLastOneWhileTheNewerRuns() {
        BackupView view = after(after(BackupView.NONE, running(2, 1, 5)), ended(1, 99));

        assertThat(view.newest()).isEqualTo(new BackupView.Running(backup(2), 1, 5));
        assertThat(view.last()).isInstanceOfSatisfying(BackupView.Ended.class, last -> assertThat(last.ref())
                .isEqualTo(backup(1)));
    }

    @Test
    void theEndOfAnOlderBackupDoesNotReplaceThatOfANewerOne() {
        BackupView view = after(BackupView.NONE, ended(2, 3));

        assertThat(view.reported(ended(1, 9))).isEmpty();
    }

    @Test
    void whateverTheOrderOfDeliveryTheViewIsTheSame() {
        List<BackupReport> events = new ArrayList<>(List.of(
                queued(1, 1), running(1, 2, 50), ended(1, 3), queued(2, 1), running(2, 2, 10), running(2, 3, 20)));
        BackupView inOrder = deliver(events);
        Random random = new Random(4711);

        for (int i = 0; i < 200; i++) {
            Collections.shuffle(events, random);
            assertThat(deliver(events)).isEqualTo(inOrder);
        }
    }

    @Test
    void whenTheLastOneIsDeletedTheNewestThatIsLeftIsTheLastOne() {
        BackupView two = after(after(BackupView.NONE, ended(1, 3)), ended(2, 3));

        BackupView one = after(two, deleted(2, 4, 1));
        BackupView none = after(one, deleted(1, 4, 0));

        assertThat(one.last()).isEqualTo(last(1));
        assertThat(one.looksLike(two)).isFalse();
        assertThat(none.last()).isEqualTo(new BackupView.NeverEnded());
    }

    @Test
    void theDeletionOfAnOlderOneChangesNothing() {
        BackupView two = after(after(BackupView.NONE, ended(1, 3)), ended(2, 3));

        assertThat(two.reported(deleted(1, 4, 2))).isEmpty();
    }

    @Test
    void whatComesLateOrAgainBringsNoDeletedBackupBack() {
        List<BackupReport> events =
                List.of(ended(1, 3), ended(2, 3), ended(3, 3), deleted(3, 4, 2), deleted(2, 4, 1), deleted(1, 4, 0));
        BackupView view = deliver(events);
        assertThat(view.last()).isEqualTo(new BackupView.NeverEnded());

        for (BackupReport repeated : events) {
            assertThat(view.reported(repeated)).as(repeated.toString()).isEmpty();
        }
        assertThat(after(view, ended(4, 3)).last()).isEqualTo(last(4));
    }

    @Test
    void deletionsLeaveTheSameWhateverTheirOrder() {
        List<BackupReport> deletions = new ArrayList<>(List.of(deleted(4, 4, 3), deleted(3, 4, 2), deleted(2, 4, 1)));
        BackupView all = deliver(List.of(ended(1, 3), ended(2, 3), ended(3, 3), ended(4, 3)));
        Random random = new Random(4711);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(deletions, random);
            BackupView view = all;
            for (BackupReport deletion : deletions) {
                view = view.reported(deletion).orElse(view);
            }
            assertThat(view.last()).as(deletions.toString()).isEqualTo(last(1));
            assertThat(after(view, deleted(1, 4, 0)).last()).isEqualTo(new BackupView.NeverEnded());
        }
    }

    @Test
    void aDeletionFromBeforeTheLastOneEndedLeavesThat() {
        BackupView view = after(after(BackupView.NONE, ended(1, 3)), ended(3, 3));

        BackupView afterLateNews = after(view, deleted(2, 4, 1));

        assertThat(afterLateNews.last()).isEqualTo(last(3));
        assertThat(after(afterLateNews, ended(4, 3)).last()).isEqualTo(last(4));
        assertThat(after(afterLateNews, deleted(3, 4, 1)).last()).isEqualTo(last(1));
    }

    @Test
    void theDeletionOfTheNewestOneLeavesTheNextPending() {
        BackupView view = after(after(BackupView.NONE, ended(1, 3)), queued(2, 1));

        BackupView deleted = after(view, deleted(1, 4, 0));

        assertThat(deleted.newest()).isEqualTo(new BackupView.Pending(backup(2), 1));
        assertThat(deleted.last()).isEqualTo(new BackupView.NeverEnded());
        assertThat(after(deleted, ended(2, 3)).last()).isEqualTo(last(2));
    }

    private static BackupView deliver(List<BackupReport> events) {
        BackupView view = BackupView.NONE;
        for (BackupReport event : events) {
            view = view.reported(event).orElse(view);
        }
        return view;
    }

    private static BackupView after(BackupView view, BackupReport report) {
        return view.reported(report).orElseThrow();
    }
}
