package io.strongroom.scheduler.application.service;

import static io.strongroom.scheduler.domain.backup.BackupFixtures.NOW;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.SCHEMA;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.aBackupId;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.ended;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.scheduler.application.port.in.FollowBackups;
import io.strongroom.scheduler.application.port.in.FollowBackups.Taken;
import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.in.RequestBackups;
import io.strongroom.scheduler.application.port.in.RequestBackups.StopAnswer;
import io.strongroom.scheduler.application.port.out.InMemoryStore;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.RecordingEventPublisher;
import io.strongroom.scheduler.application.port.out.ScriptedSchemaCatalogue;
import io.strongroom.scheduler.domain.backup.BackupEvent;
import io.strongroom.scheduler.domain.backup.BackupId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupsTest {
    private final InMemoryStore store = new InMemoryStore();
    private final ScriptedSchemaCatalogue schemas = new ScriptedSchemaCatalogue();
    private final RecordingEventPublisher broker = new RecordingEventPublisher();
    private final List<RuntimeException> failures = new ArrayList<>();
    private final PublishPendingEvents outbox =
            new PublishPendingEventsService(store.outbox(), broker, failures::add, () -> {});
    private final RequestBackups backups = new RequestBackupsService(
            schemas, store.slots(), store.ended(), outbox, new CountingIds(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final FollowBackups follow = new FollowBackupsService(store.slots(), store.ended());

    @Test
    void aRequestIsPublished() {
        BackupId id = requested();

        assertThat(broker.published()).singleElement().satisfies(event -> {
            assertThat(event.event()).isInstanceOf(BackupEvent.Requested.class);
            assertThat(event.event().subject()).isEqualTo(id.value());
            assertThat(event.correlationId()).isEqualTo("corr");
        });
        assertThat(store.outbox().pending(10)).isEmpty();
    }

    @Test
    void anInactiveSchemaIsNotBackedUp() {
        schemas.has(SCHEMA, "INACTIVE");

        assertThat(request()).isEqualTo(new RequestBackups.NotBackupable("INACTIVE"));
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void anUnknownSchemaIsNotBackedUp() {
        assertThat(request()).isEqualTo(new RequestBackups.SchemaNotFound());
    }

    @Test
    void aSecondRequestIsRefusedUntilTheFirstHasEnded() {
        BackupId first = requested();

        assertThat(request()).isEqualTo(new RequestBackups.AlreadyActive(first));
        assertThat(follow.take(ended(1, 9))).isEqualTo(Taken.APPLIED);
        assertThat(request()).isInstanceOf(RequestBackups.Accepted.class);
    }

    @Test
    void whatTheBrokerDidNotTakeIsSentLaterWithTheSameId() {
        broker.goDown();
        requested();
        String waiting = store.outbox().pending(10).get(0).eventId();

        broker.comeBack();
        outbox.publishPending();

        assertThat(failures).hasSize(1);
        assertThat(broker.published()).extracting(PendingEvent::eventId).containsExactly(waiting);
    }

    @Test
    void aBackupThatEndedCannotBeStopped() {
        BackupId id = requested();
        follow.take(ended(1, 9));

        assertThat(stop(id)).isEqualTo(StopAnswer.ALREADY_ENDED);
    }

    @Test
    void aBackupThatNobodyAskedForCannotBeStopped() {
        assertThat(stop(aBackupId(77))).isEqualTo(StopAnswer.NOT_FOUND);
    }

    @Test
    void stoppingTwiceIsAcceptedAndPublishedOnce() {
        BackupId id = requested();

        assertThat(stop(id)).isEqualTo(StopAnswer.ACCEPTED);
        assertThat(stop(id)).isEqualTo(StopAnswer.ACCEPTED);

        assertThat(broker.published())
                .filteredOn(event -> event.event() instanceof BackupEvent.StopRequested)
                .hasSize(1);
    }

    @Test
    void aBackupIsFoundUntilItHasEndedAndThenTheWorkerKnowsIt() {
        BackupId id = requested();
        assertThat(backups.find(id)).isInstanceOf(RequestBackups.Active.class);

        follow.take(ended(1, 9));
        assertThat(backups.find(id)).isEqualTo(new RequestBackups.Unknown());
        assertThat(backups.find(aBackupId(77))).isEqualTo(new RequestBackups.Unknown());
    }

    @Test
    void repeatedAndLateReportsChangeNothing() {
        requested();

        assertThat(follow.take(running(1, 3))).isEqualTo(Taken.APPLIED);
        assertThat(follow.take(running(1, 3))).isEqualTo(Taken.IGNORED);
        assertThat(follow.take(running(1, 2))).isEqualTo(Taken.IGNORED);
        assertThat(follow.take(ended(1, 9))).isEqualTo(Taken.APPLIED);
        assertThat(follow.take(ended(1, 9))).isEqualTo(Taken.IGNORED);
        assertThat(follow.take(running(1, 10))).isEqualTo(Taken.IGNORED);
    }

    @Test
    void aLateReportOfAnOldBackupDoesNotEndTheNewOne() {
        requested();
        follow.take(ended(1, 9));
        BackupId second = requested();

        assertThat(follow.take(ended(1, 99))).isEqualTo(Taken.IGNORED);
        assertThat(backups.find(second)).isInstanceOf(RequestBackups.Active.class);
    }

    private RequestBackups.Answer request() {
        return backups.request(new RequestBackups.Command(SCHEMA, "", "anna", "corr"));
    }

    private BackupId requested() {
        schemas.has(SCHEMA, "ACTIVE");
        return ((RequestBackups.Accepted) request()).backupId();
    }

    private StopAnswer stop(BackupId id) {
        return backups.stop(new RequestBackups.StopCommand(id, "corr"));
    }
}
