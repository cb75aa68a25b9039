package io.strongroom.sync.application.service;

import static io.strongroom.sync.domain.schema.SchemaFixtures.FAILURE;
import static io.strongroom.sync.domain.schema.SchemaFixtures.INSTANCE_ID;
import static io.strongroom.sync.domain.schema.SchemaFixtures.NOW;
import static io.strongroom.sync.domain.schema.SchemaFixtures.aConnection;
import static io.strongroom.sync.domain.schema.SchemaFixtures.anInstance;
import static io.strongroom.sync.domain.schema.SchemaFixtures.ended;
import static io.strongroom.sync.domain.schema.SchemaFixtures.facts;
import static io.strongroom.sync.domain.schema.SchemaFixtures.running;
import static io.strongroom.sync.domain.schema.SchemaFixtures.scheduledFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.sync.application.port.in.BrowseSchemas;
import io.strongroom.sync.application.port.in.BrowseSchemas.Direction;
import io.strongroom.sync.application.port.in.BrowseSchemas.Order;
import io.strongroom.sync.application.port.in.BrowseSchemas.Sort;
import io.strongroom.sync.application.port.in.FollowBackups.Taken;
import io.strongroom.sync.application.port.in.PublishPendingEvents;
import io.strongroom.sync.application.port.in.RemoveSchema;
import io.strongroom.sync.application.port.in.RemoveSchema.Backups;
import io.strongroom.sync.application.port.in.SyncSchemas;
import io.strongroom.sync.application.port.out.Access;
import io.strongroom.sync.application.port.out.IdSource;
import io.strongroom.sync.application.port.out.InMemoryStore;
import io.strongroom.sync.application.port.out.PendingEvent;
import io.strongroom.sync.application.port.out.RecordingEventPublisher;
import io.strongroom.sync.application.port.out.SchemaSource;
import io.strongroom.sync.application.port.out.ScriptedSource;
import io.strongroom.sync.application.port.out.SourceRejectedException;
import io.strongroom.sync.application.port.out.SyncMeter;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.Instance.Presence;
import io.strongroom.sync.domain.instance.Instance.Role;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.BackupView;
import io.strongroom.sync.domain.schema.SchemaFacts;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.sync.InstanceSync;
import io.strongroom.sync.domain.sync.SyncId;
import io.strongroom.sync.domain.sync.SyncRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final SchemaFacts ITSM = facts("6", "ITSM", 95);
    private static final SchemaFacts HR = facts("1", "Human Resources", 1023);
    private static final InstanceId OTHER = new InstanceId("5c1d2c0e-7a54-3f0f-8d8a-0f5a1d6e9b43");

    private final InMemoryStore store = new InMemoryStore();
    private final ScriptedSource source = new ScriptedSource();
    private final RecordingEventPublisher broker = new RecordingEventPublisher();
    private final MovingClock clock = new MovingClock();
    private final IdSource ids = new RandomIds();
    private final PublishPendingEvents outbox =
            new PublishPendingEventsService(List.of(store.schemaOutbox(), store.syncOutbox()), broker, new Unwatched());
    private final CatalogueWriter writer = new CatalogueWriter(store.schemas(), ids, new NoMeter(), clock);
    private final RunSyncService work = aReplica();
    private final SyncSchemas syncs = new SyncSchemasService(store.runs(), work, Runnable::run, ids, clock);
    private final FollowInstancesService follow =
            new FollowInstancesService(store.instances(), store.schemas(), store.grid(), writer, outbox);
    private final FollowBackupsService backups = new FollowBackupsService(store.schemas(), outbox, ids, clock);
    private final RemoveSchema removals =
            new RemoveSchemaService(store.schemas(), store.instances(), store.runs(), writer, outbox, clock);
    private final BrowseSchemas browse = new BrowseSchemasService(store.schemas(), store.grid(), store.instances());

    @Test
    void aSyncFindsAndAnnounces() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM, HR);

        SyncRun run = sync();

        assertThat(run.word()).isEqualTo("SUCCEEDED");
        assertThat(names()).containsExactly("Human Resources", "ITSM");
        assertThat(schemaEvents()).containsExactlyInAnyOrder("ITSM ACTIVE", "Human Resources ACTIVE");
        assertThat(syncEvents()).containsExactly("RUNNING", "SUCCEEDED");
    }

    @Test
    void aSecondSyncAnnouncesOnlyWhatChanged() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM, HR);
        sync();
        broker.published().clear();
        source.has(aConnection(INSTANCE_ID, 1), facts("6", "ITSM", 96));

        sync();

        assertThat(schemaEvents()).containsExactlyInAnyOrder("ITSM ACTIVE", "Human Resources DELETED");
    }

    @Test
    void aFailingInstanceDoesNotKeepTheOthersFromBeingSynced() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        source.has(anInstance(OTHER, Role.SOURCE, Presence.PRESENT, 1), HR);
        sync();
        source.fails(INSTANCE_ID, new SourceRejectedException("credentials.rejected", "refused", null));

        SyncRun run = sync();

        assertThat(run.word()).isEqualTo("FAILED");
        assertThat(status(INSTANCE_ID, "6")).isEqualTo("SYNC_ERROR");
        assertThat(status(OTHER, "1")).isEqualTo("ACTIVE");
    }

    @Test
    void targetsAreNotSynced() {
        source.has(anInstance(OTHER, Role.TARGET, Presence.PRESENT, 1), HR);

        sync();

        assertThat(source.asked()).isEmpty();
    }

    @Test
    void withoutTheListOfInstancesTheSyncFailsAndSchemasStay() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        source.directoryGoesDown();

        assertThat(sync().word()).isEqualTo("FAILED");
        assertThat(status(INSTANCE_ID, "6")).isEqualTo("ACTIVE");
    }

    @Test
    void theNextReplicaGoesOnWhereTheDeadOneStopped() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        source.has(anInstance(OTHER, Role.SOURCE, Presence.PRESENT, 1), HR);
        source.fails(OTHER, new IllegalStateException("the process dies here"));
        assertThatThrownBy(() -> syncs.start("corr")).isInstanceOf(IllegalStateException.class);
        source.has(anInstance(OTHER, Role.SOURCE, Presence.PRESENT, 1), HR);
        source.asked().clear();

        aReplica().runIfDue();
        assertThat(source.asked()).isEmpty();
        clock.advance(LEASE);
        aReplica().runIfDue();

        assertThat(source.asked()).containsExactly(OTHER.value());
        assertThat(syncs.latest().orElseThrow().word()).isEqualTo("SUCCEEDED");
        assertThat(names()).containsExactly("Human Resources", "ITSM");
    }

    @Test
    void aReplicaThatLostItsLeaseWritesNothingMore() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        source.meanwhile(() -> {
            source.meanwhile(() -> {});
            clock.advance(LEASE.plusSeconds(1));
            source.has(aConnection(INSTANCE_ID, 1), HR);
            aReplica().runIfDue();
            source.has(aConnection(INSTANCE_ID, 1), ITSM);
        });

        assertThatThrownBy(() -> syncs.start("corr")).hasMessageContaining("lease");

        assertThat(names()).containsExactly("Human Resources");
        assertThat(syncs.latest().orElseThrow().word()).isEqualTo("SUCCEEDED");
    }

    @Test
    void theHeartbeatKeepsTheLeaseOfALongSync() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        source.meanwhile(() -> {
            for (int i = 0; i < 10; i++) {
                clock.advance(Duration.ofSeconds(10));
                work.heartbeat();
            }
        });

        assertThat(sync().word()).isEqualTo("SUCCEEDED");
    }

    @Test
    void aRunningSyncIsAnsweredInsteadOfASecondOne() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        List<SyncId> second = new ArrayList<>();
        source.meanwhile(() -> second.add(syncs.start("other")));

        SyncId first = syncs.start("corr");

        assertThat(second).containsExactly(first);
    }

    @Test
    void schemasOfARemovedConnectionLeaveTheGridAndComeBackInactive() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();

        follow.take(anInstance(INSTANCE_ID, Role.CONNECTION, Presence.REMOVED, 2), "corr");

        assertThat(names()).isEmpty();
        assertThat(browse.find(SchemaId.of(INSTANCE_ID, "6"))).isEmpty();
        assertThat(browse.findAny(SchemaId.of(INSTANCE_ID, "6")))
                .get()
                .extracting(BrowseSchemas.Item::status)
                .isEqualTo("INACTIVE");
        assertThat(schemaEvents()).contains("ITSM INACTIVE");

        source.has(aConnection(INSTANCE_ID, 3), ITSM);
        follow.take(aConnection(INSTANCE_ID, 3), "corr");
        assertThat(status(INSTANCE_ID, "6")).isEqualTo("INACTIVE");
        sync();
        assertThat(status(INSTANCE_ID, "6")).isEqualTo("ACTIVE");
    }

    @Test
    void schemasOfAnotherRemovedInstanceStayAsInactive() {
        source.has(anInstance(OTHER, Role.SOURCE, Presence.PRESENT, 1), HR);
        sync();

        follow.take(anInstance(OTHER, Role.SOURCE, Presence.REMOVED, 2), "corr");

        assertThat(names()).containsExactly("Human Resources");
        assertThat(status(OTHER, "1")).isEqualTo("INACTIVE");
    }

    @Test
    void aLateReportAboutAnInstanceIsIgnored() {
        source.has(aConnection(INSTANCE_ID, 5), ITSM);
        sync();

        follow.take(anInstance(INSTANCE_ID, Role.CONNECTION, Presence.REMOVED, 4), "corr");

        assertThat(status(INSTANCE_ID, "6")).isEqualTo("ACTIVE");
    }

    @Test
    void aRemovalThatDiedHalfWayIsFinishedByItsRepetition() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        Instance removed = anInstance(INSTANCE_ID, Role.CONNECTION, Presence.REMOVED, 2);
        store.instances().save(removed);

        follow.take(removed, "corr");

        assertThat(schemaEvents()).contains("ITSM INACTIVE");
    }

    @Test
    void aConnectionThatIsRemovedDuringItsSyncStaysRemoved() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        source.meanwhile(() -> follow.take(anInstance(INSTANCE_ID, Role.CONNECTION, Presence.REMOVED, 2), "corr"));

        SyncRun run = sync();

        assertThat(run.word()).isEqualTo("FAILED");
        assertThat(names()).isEmpty();
        assertThat(schemaEvents()).doesNotContain("ITSM SYNC_ERROR");
    }

    @Test
    void addingAConnectionSyncsNothing() {
        follow.take(aConnection(INSTANCE_ID, 1), "corr");

        assertThat(syncs.latest()).isEmpty();
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void theStateOfABackupIsAnnouncedAndItsPercentageIsNot() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        broker.published().clear();

        assertThat(backups.take(running(1, 2, 40), "corr")).isEqualTo(Taken.APPLIED);
        assertThat(backups.take(running(1, 2, 40), "corr")).isEqualTo(Taken.IGNORED);
        assertThat(backups.take(running(1, 3, 41), "corr")).isEqualTo(Taken.APPLIED);
        assertThat(schemaEvents()).containsExactly("ITSM ACTIVE");

        backups.take(ended(1, 4), "corr");
        assertThat(schemaEvents()).containsExactly("ITSM ACTIVE", "ITSM ACTIVE");
    }

    @Test
    void theNextDateIsShownAndAnnouncedWhileTheSchemaCanBeBackedUp() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        broker.published().clear();
        Instant tomorrow = NOW.plusSeconds(86_400);

        assertThat(backups.take(scheduledFor(tomorrow, 1), "corr")).isEqualTo(Taken.APPLIED);
        assertThat(backups.take(scheduledFor(tomorrow, 1), "corr")).isEqualTo(Taken.IGNORED);

        assertThat(item().nextBackupAt()).contains(tomorrow);
        assertThat(schemaEvents()).containsExactly("ITSM ACTIVE");
        source.fails(INSTANCE_ID, new SourceRejectedException("credentials.rejected", "refused", null));
        sync();
        assertThat(item().nextBackupAt()).isEmpty();
    }

    @Test
    void anEmptyListDeletesNothingThatTheSourceStillHas() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM, HR);
        sync();
        source.has(aConnection(INSTANCE_ID, 1));
        source.answers("6", new SchemaSource.Answer.Present(facts("6", "ITSM", 0)));
        source.answers("1", new SchemaSource.Answer.Refused(FAILURE));

        SyncRun run = sync();

        assertThat(status(INSTANCE_ID, "6")).isEqualTo("ACTIVE");
        assertThat(item().schema().facts().objectCount()).isEqualTo(95);
        assertThat(status(INSTANCE_ID, "1")).isEqualTo("SYNC_ERROR");
        assertThat(run.instances().get(0).stage())
                .isInstanceOfSatisfying(InstanceSync.Succeeded.class, done -> assertThat(done.counts())
                        .isEqualTo(new InstanceSync.Counts(1, 0, 0)));
    }

    @Test
    void aSchemaIsDeletedWhenTheSourceSaysSoOfThatSchema() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM, HR);
        sync();
        source.has(aConnection(INSTANCE_ID, 1), HR);

        SyncRun run = sync();

        assertThat(status(INSTANCE_ID, "6")).isEqualTo("DELETED");
        assertThat(run.instances().get(0).stage())
                .isInstanceOfSatisfying(InstanceSync.Succeeded.class, done -> assertThat(done.counts())
                        .isEqualTo(new InstanceSync.Counts(1, 0, 1)));
    }

    @Test
    void aRemovedSchemaIsOutUntilTheNextSyncFindsItWithItsBackups() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        backups.take(ended(1, 3), "corr");
        backups.take(scheduledFor(NOW.plusSeconds(60), 1), "corr");
        broker.published().clear();

        assertThat(remove("ITSM")).isEqualTo(new RemoveSchema.Outcome.Removed("ITSM", true, Backups.KEPT));

        assertThat(names()).isEmpty();
        assertThat(browse.findAny(SchemaId.of(INSTANCE_ID, "6"))).isEmpty();
        assertThat(schemaEvents()).containsExactly("ITSM REMOVED");
        assertThat(remove("ITSM")).isEqualTo(new RemoveSchema.Outcome.NotFound());

        SyncRun run = sync();
        assertThat(names()).containsExactly("ITSM");
        assertThat(item().nextBackupAt()).isEmpty();
        assertThat(item().schema().backups().last()).isInstanceOf(BackupView.Ended.class);
        assertThat(run.instances().get(0).stage())
                .isInstanceOfSatisfying(InstanceSync.Succeeded.class, done -> assertThat(done.counts())
                        .isEqualTo(new InstanceSync.Counts(1, 1, 0)));
    }

    @Test
    void removedWithItsBackupsASchemaComesBackWithoutThem() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        backups.take(ended(1, 3), "corr");
        broker.published().clear();

        assertThat(remove("ITSM", Backups.DELETED))
                .isEqualTo(new RemoveSchema.Outcome.Removed("ITSM", false, Backups.DELETED));

        assertThat(deletions()).containsExactly(true);
        backups.take(ended(1, 3), "corr");
        sync();
        assertThat(item().schema().backups().last()).isInstanceOf(BackupView.NeverEnded.class);
        assertThat(deletions()).containsExactly(true, false);
    }

    @Test
    void whatIsRefusedDeletesNoBackups() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        backups.take(running(1, 2, 40), "corr");
        broker.published().clear();

        assertThat(remove("itsm", Backups.DELETED)).isEqualTo(new RemoveSchema.Outcome.NotConfirmed());
        assertThat(remove("ITSM", Backups.DELETED)).isEqualTo(new RemoveSchema.Outcome.BackupActive("backup-1"));

        assertThat(broker.published()).isEmpty();
    }

    @Test
    void aSyncUnderWayDoesNotBringARemovedSchemaBack() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        source.meanwhile(() -> remove("ITSM"));

        sync();

        assertThat(names()).isEmpty();
        source.meanwhile(() -> {});
        sync();
        assertThat(names()).containsExactly("ITSM");
    }

    @Test
    void anotherNameThanTheExactOneRemovesNothing() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        broker.published().clear();

        for (String wrong : List.of("", "itsm", "ITSM ", "Human Resources")) {
            assertThat(remove(wrong)).as(wrong).isEqualTo(new RemoveSchema.Outcome.NotConfirmed());
        }

        assertThat(names()).containsExactly("ITSM");
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void aSchemaWithAnActiveBackupIsNotRemoved() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        backups.take(running(1, 2, 40), "corr");

        assertThat(remove("ITSM")).isEqualTo(new RemoveSchema.Outcome.BackupActive("backup-1"));
        assertThat(names()).containsExactly("ITSM");

        backups.take(ended(1, 3), "corr");
        assertThat(remove("ITSM")).isInstanceOf(RemoveSchema.Outcome.Removed.class);
    }

    @Test
    void aSchemaThatLeftTheGridCannotBeRemoved() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        follow.take(anInstance(INSTANCE_ID, Role.CONNECTION, Presence.REMOVED, 2), "corr");

        assertThat(remove("ITSM")).isEqualTo(new RemoveSchema.Outcome.NotFound());
    }

    @Test
    void anInstanceThatIsNoSourceAnyMoreLeavesItsSchemasInactive() {
        source.has(anInstance(OTHER, Role.SOURCE, Presence.PRESENT, 1), HR);
        sync();

        follow.take(anInstance(OTHER, Role.TARGET, Presence.PRESENT, 2), "corr");

        assertThat(status(OTHER, "1")).isEqualTo("INACTIVE");
        assertThat(schemaEvents()).contains("Human Resources INACTIVE");
    }

    @Test
    void schemasOfARemovedInstanceThatWereLeftActiveBecomeInactiveWithTheNextSync() {
        source.has(aConnection(INSTANCE_ID, 1), ITSM);
        sync();
        source.has(anInstance(OTHER, Role.SOURCE, Presence.PRESENT, 1), HR);
        sync();
        store.instances().save(anInstance(OTHER, Role.SOURCE, Presence.REMOVED, 2));
        source.forget(OTHER);
        broker.published().clear();

        sync();

        assertThat(schemaEvents()).containsExactly("Human Resources INACTIVE");
    }

    @Test
    void theSecretOfAnAccessIsNotPrinted() {
        Access access = new Access(Instance.Type.CLOUD, "https://x", "ws", "anna@example.com", "secret");

        assertThat(access.toString()).doesNotContain("secret").doesNotContain("anna");
    }

    private RunSyncService aReplica() {
        CatalogueSync catalogue =
                new CatalogueSync(source, store.instances(), source, store.schemas(), store.grid(), writer, outbox);
        return new RunSyncService(
                store.runs(), source, store.instances(), catalogue, outbox, new NoMeter(), ids, clock, LEASE);
    }

    private SyncRun sync() {
        syncs.start("corr");
        return syncs.latest().orElseThrow();
    }

    private List<String> names() {
        BrowseSchemas.Query query = new BrowseSchemas.Query(
                "", Set.of(), Set.of(), Set.of(), false, List.of(new Order(Sort.NAME, Direction.ASCENDING)), 0, 200);
        return browse.list(query).items().stream()
                .map(item -> item.schema().facts().name())
                .toList();
    }

    private String status(InstanceId instance, String sourceId) {
        return browse.find(SchemaId.of(instance, sourceId)).orElseThrow().status();
    }

    private BrowseSchemas.Item item() {
        return browse.find(SchemaId.of(INSTANCE_ID, "6")).orElseThrow();
    }

    private RemoveSchema.Outcome remove(String confirmedName) {
        return remove(confirmedName, Backups.KEPT);
    }

    private RemoveSchema.Outcome remove(String confirmedName, Backups what) {
        return removals.remove(SchemaId.of(INSTANCE_ID, "6"), confirmedName, what, "corr");
    }

    private List<Boolean> deletions() {
        return broker.published().stream()
                .filter(PendingEvent.OfSchema.class::isInstance)
                .map(PendingEvent.OfSchema.class::cast)
                .map(of -> of.event().deleteBackups())
                .toList();
    }

    private List<String> schemaEvents() {
        return broker.published().stream()
                .filter(PendingEvent.OfSchema.class::isInstance)
                .map(PendingEvent.OfSchema.class::cast)
                .map(of -> of.event().facts().name() + " " + of.event().status())
                .toList();
    }

    private List<String> syncEvents() {
        return broker.published().stream()
                .filter(PendingEvent.OfSync.class::isInstance)
                .map(PendingEvent.OfSync.class::cast)
                .map(of -> of.event().state())
                .toList();
    }

    private static final class Unwatched implements OutboxWatch {
        @Override
        public void swept(RuntimeException failure) {}

        @Override
        public void swept() {}
    }

    private static final class NoMeter implements SyncMeter {
        @Override
        public void instanceSynced(String outcome, Duration duration) {}

        @Override
        public void schemaChanged(String status) {}
    }

    private static final class RandomIds implements IdSource {
        @Override
        public SyncId nextSyncId() {
            return new SyncId(UUID.randomUUID().toString());
        }

        @Override
        public String nextEventId() {
            return UUID.randomUUID().toString();
        }
    }

    private static final class MovingClock extends Clock {
        private Instant now = NOW;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
