package io.strongroom.sync.application.port.out;

import static io.strongroom.sync.domain.schema.SchemaFixtures.FAILURE;
import static io.strongroom.sync.domain.schema.SchemaFixtures.NOW;
import static io.strongroom.sync.domain.schema.SchemaFixtures.aConnection;
import static io.strongroom.sync.domain.schema.SchemaFixtures.anInstance;
import static io.strongroom.sync.domain.schema.SchemaFixtures.deleted;
import static io.strongroom.sync.domain.schema.SchemaFixtures.ended;
import static io.strongroom.sync.domain.schema.SchemaFixtures.facts;
import static io.strongroom.sync.domain.schema.SchemaFixtures.running;
import static io.strongroom.sync.domain.schema.SchemaFixtures.scheduledFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.sync.application.port.in.BrowseSchemas.Direction;
import io.strongroom.sync.application.port.in.BrowseSchemas.Order;
import io.strongroom.sync.application.port.in.BrowseSchemas.Sort;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.BackupReport;
import io.strongroom.sync.domain.schema.BackupView;
import io.strongroom.sync.domain.schema.ScheduleReport;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SchemaStatus;
import io.strongroom.sync.domain.schema.SyncedSchema;
import io.strongroom.sync.domain.sync.InstanceSync;
import io.strongroom.sync.domain.sync.SyncId;
import io.strongroom.sync.domain.sync.SyncRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the repositories, the grid and the outboxes promise, whoever keeps the data. */
public abstract class StoreContract {
    private final InstanceId instance = new InstanceId(UUID.randomUUID().toString());

    protected abstract SchemaRepository schemas();

    protected abstract SchemaGrid grid();

    protected abstract InstanceRepository instances();

    protected abstract SyncRunRepository runs();

    protected abstract Outbox schemaOutbox();

    protected abstract Outbox syncOutbox();

    @Test
    void aSavedSchemaIsFoundWithAllItsFacts() {
        SyncedSchema saved = save(discovered("6", "ITSM", 95));

        assertThat(schemas().find(saved.id())).contains(saved);
        assertThat(schemas().findAll(List.of(saved.id(), SchemaId.of(instance, "none"))))
                .containsExactly(saved);
        assertThat(schemas().findIds(instance)).containsExactly(saved.id());
        assertThat(saved.revision()).isEqualTo(1);
    }

    @Test
    void statusReasonAndBackupsAreKept() {
        SyncedSchema failed =
                save(save(discovered("6", "ITSM", 95)).syncFailed(FAILURE, 2).orElseThrow());
        SyncedSchema withBackup = save(save(failed.backupReported(ended(1, 9)).orElseThrow())
                .backupReported(running(2, 3, 42))
                .orElseThrow());

        assertThat(schemas().find(failed.id())).contains(withBackup);
        assertThat(withBackup.status()).isEqualTo(failed.status());
        SyncedSchema active = save(withBackup.found(withBackup.facts(), 3).orElseThrow());
        assertThat(schemas().find(failed.id())).contains(active);
    }

    @Test
    void whatIsKnownOfDeletedBackupsIsKept() {
        SyncedSchema schema = save(discovered("6", "ITSM", 95));
        for (BackupReport report :
                List.of(ended(1, 3), ended(2, 3), ended(3, 3), deleted(2, 4, 1), deleted(1, 4, 0), deleted(3, 4, 2))) {
            SyncedSchema changed = schema.backupReported(report).orElseThrow();
            schema = save(changed);

            assertThat(schemas().find(schema.id())).contains(schema);
            assertThat(schema.backups()).isEqualTo(changed.backups());
        }
        assertThat(schema.backups().last()).isEqualTo(new BackupView.NeverEnded());
    }

    @Test
    void theSecondOfTwoWritersLosesAndItsEventWithIt() {
        SyncedSchema first = discovered("6", "ITSM", 95);
        save(first);

        assertThat(schemas().save(first, List.of(event(first, "late")))).isEqualTo(Saved.LOST_RACE);
        SyncedSchema stored = schemas().find(first.id()).orElseThrow();
        save(stored.gone(2).orElseThrow());
        assertThat(schemas().save(stored.gone(2).orElseThrow(), List.of(event(stored, "late"))))
                .isEqualTo(Saved.LOST_RACE);
        assertThat(mine()).isEmpty();
    }

    @Test
    void eventsWaitInOrderUntilTheyAreRemoved() {
        SyncedSchema schema = discovered("6", "ITSM", 95);
        PendingEvent.OfSchema first = event(schema, "a");
        schemas().save(schema, List.of(first));
        SyncedSchema gone = schemas().find(schema.id()).orElseThrow().gone(2).orElseThrow();
        PendingEvent.OfSchema second = event(gone, "b");
        schemas().save(gone, List.of(second));

        assertThat(mine()).containsExactly(first, second);
        schemaOutbox().remove(first);
        schemaOutbox().remove(first);
        assertThat(mine()).containsExactly(second);
        schemaOutbox().remove(second);
        assertThat(mine()).isEmpty();
    }

    @Test
    void theGridSortsByNameInAnyCaseAndPages() {
        save(discovered("1", "beta", 1));
        save(discovered("2", "Alpha", 3));
        save(discovered("3", "GAMMA", 2));

        assertThat(names(filter("", false), by(Sort.NAME, Direction.ASCENDING), 0))
                .containsExactly("Alpha", "beta");
        assertThat(names(filter("", false), by(Sort.NAME, Direction.ASCENDING), 1))
                .containsExactly("GAMMA");
        assertThat(names(filter("", false), by(Sort.OBJECT_COUNT, Direction.DESCENDING), 0))
                .containsExactly("Alpha", "GAMMA");
        assertThat(grid().list(filter("", false), by(Sort.NAME, Direction.ASCENDING), 5, 2)
                        .total())
                .isEqualTo(3);
    }

    @Test
    void pagesOfEqualSchemasDoNotOverlap() {
        for (int i = 0; i < 7; i++) {
            save(discovered("" + i, "same", 1));
        }

        List<SchemaId> seen = List.of(0, 1, 2, 3).stream()
                .flatMap(page ->
                        grid()
                                .list(filter("", false), by(Sort.STATUS, Direction.DESCENDING), page, 2)
                                .schemas()
                                .stream())
                .map(SyncedSchema::id)
                .toList();

        assertThat(seen).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void theSearchFindsAPartOfTheNameInAnyCaseAndTakesItLiterally() {
        save(discovered("1", "ITSM (new) [v1.0]", 1));
        save(discovered("2", "itsm", 1));
        save(discovered("3", "Geräte ÄÖ", 1));

        assertThat(search("ITSM")).containsExactly("itsm", "ITSM (new) [v1.0]");
        assertThat(search("(NEW) [V1.0")).containsExactly("ITSM (new) [v1.0]");
        assertThat(search("äö")).containsExactly("Geräte ÄÖ");
        assertThat(search(".*")).isEmpty();
        assertThat(search("\\Q")).isEmpty();
    }

    @Test
    void theGridFiltersByStatusAndHidesDeleted() {
        save(discovered("1", "here", 1));
        save(save(discovered("2", "gone", 1)).gone(2).orElseThrow());

        assertThat(names(filter("", true), by(Sort.NAME, Direction.ASCENDING), 0))
                .containsExactly("here");
        SchemaGrid.Filter deleted = new SchemaGrid.Filter("", Set.of(instance), Set.of("DELETED"), false);
        assertThat(names(deleted, by(Sort.NAME, Direction.ASCENDING), 0)).containsExactly("gone");
        SchemaGrid.Filter nowhere = new SchemaGrid.Filter("", Set.of(), Set.of(), false);
        assertThat(grid().list(nowhere, by(Sort.NAME, Direction.ASCENDING), 0, 2)
                        .total())
                .isZero();
    }

    @Test
    void aSchemaWithoutBackupSortsBeforeOneWithABackup() {
        SyncedSchema backedUp = save(discovered("1", "a", 1));
        save(backedUp.backupReported(ended(1, 1)).orElseThrow());
        save(discovered("2", "b", 1));

        assertThat(names(filter("", false), by(Sort.LAST_BACKUP, Direction.ASCENDING), 0))
                .containsExactly("b", "a");
    }

    @Test
    void theGridSortsByTheNextBackup() {
        save(save(discovered("1", "a", 1))
                .scheduleReported(scheduledFor(NOW.plusSeconds(500), 1))
                .orElseThrow());
        save(save(discovered("2", "b", 1))
                .scheduleReported(scheduledFor(NOW.plusSeconds(400), 1))
                .orElseThrow());

        assertThat(names(filter("", false), by(Sort.NEXT_BACKUP, Direction.ASCENDING), 0))
                .containsExactly("b", "a");
    }

    @Test
    void theGridSortsByTwoFields() {
        save(discovered("1", "b", 7));
        save(discovered("2", "a", 7));
        save(discovered("3", "c", 9));

        List<Order> order =
                List.of(new Order(Sort.OBJECT_COUNT, Direction.DESCENDING), new Order(Sort.NAME, Direction.ASCENDING));

        assertThat(names(filter("", false), order, 0)).containsExactly("c", "a");
        assertThat(names(filter("", false), order, 1)).containsExactly("b");
    }

    @Test
    void theGridSortsByTheNameOfTheInstance() {
        InstanceId other = new InstanceId(UUID.randomUUID().toString());
        save(discovered("1", "first", 1));
        save(SyncedSchema.discovered(other, facts("1", "second", 1), 1));
        grid().instanceIsNamed(instance, "zeta");
        grid().instanceIsNamed(other, "Old");
        grid().instanceIsNamed(other, "Alpha");
        SchemaGrid.Filter both = new SchemaGrid.Filter("", Set.of(instance, other), Set.of(), false);

        assertThat(names(both, by(Sort.INSTANCE_NAME, Direction.ASCENDING), 0)).containsExactly("second", "first");
        assertThat(names(both, by(Sort.INSTANCE_NAME, Direction.DESCENDING), 0)).containsExactly("first", "second");
    }

    @Test
    void whatWasTakenOutIsKeptButNotListed() {
        SyncedSchema out = save(save(discovered("1", "out", 1)).removed(false, 5, NOW));

        assertThat(names(filter("", false), by(Sort.NAME, Direction.ASCENDING), 0))
                .isEmpty();
        assertThat(schemas().find(out.id())).contains(out);
        assertThat(schemas().findIds(instance)).containsExactly(out.id());
        SyncedSchema back = save(out.found(out.facts(), 5).orElseThrow());
        assertThat(names(filter("", false), by(Sort.NAME, Direction.ASCENDING), 0))
                .containsExactly("out");
        assertThat(schemas().find(out.id())).contains(back);
    }

    @Test
    void thatBackupsAreToBeDeletedIsStoredWithTheSchemaAndWithItsEvent() {
        SyncedSchema stored = save(discovered("1", "out", 1));
        SyncedSchema out = stored.removed(true, 5, NOW);
        PendingEvent.OfSchema event = event(out, "out");

        assertThat(schemas().save(out, List.of(event))).isEqualTo(Saved.SAVED);

        assertThat(mine()).contains(event);
        assertThat(event.event().deleteBackups()).isTrue();
        SyncedSchema found = schemas().find(out.id()).orElseThrow();
        assertThat(found.status()).isEqualTo(new SchemaStatus.Removed(true));
        SyncedSchema back = save(found.found(found.facts(), 5).orElseThrow());
        assertThat(schemas().find(out.id())).contains(back);
        SyncedSchema outAgain = save(back.removed(false, 6, NOW));
        assertThat(outAgain.status()).isEqualTo(new SchemaStatus.Removed(false));
    }

    @Test
    void filtersAddUp() {
        save(discovered("1", "ITSM here", 1));
        save(save(discovered("2", "ITSM gone", 1)).gone(2).orElseThrow());
        save(discovered("3", "HR here", 1));

        SchemaGrid.Filter itsm = new SchemaGrid.Filter("itsm", Set.of(instance), Set.of("ACTIVE"), true);
        SchemaGrid.Filter none = new SchemaGrid.Filter("itsm", Set.of(instance), Set.of("DELETED"), true);

        assertThat(names(itsm, by(Sort.NAME, Direction.ASCENDING), 0)).containsExactly("ITSM here");
        assertThat(grid().list(none, by(Sort.NAME, Direction.ASCENDING), 0, 2).total())
                .isZero();
    }

    @Test
    void aScheduleIsKept() {
        SyncedSchema on = save(save(discovered("1", "a", 1))
                .scheduleReported(scheduledFor(NOW.plusSeconds(400), 7))
                .orElseThrow());

        assertThat(schemas().find(on.id())).contains(on);
        SyncedSchema off = save(
                on.scheduleReported(new ScheduleReport.Off(on.id(), 8, NOW)).orElseThrow());
        assertThat(schemas().find(on.id())).contains(off);
    }

    @Test
    void onlyANewerRevisionOfAnInstanceIsKept() {
        Instance removed = anInstance(instance, Instance.Role.CONNECTION, Instance.Presence.REMOVED, 3);

        assertThat(instances().save(aConnection(instance, 2))).isEqualTo(Saved.SAVED);
        assertThat(instances().save(removed)).isEqualTo(Saved.SAVED);
        assertThat(instances().save(aConnection(instance, 2))).isEqualTo(Saved.LOST_RACE);
        assertThat(instances().save(aConnection(instance, 3))).isEqualTo(Saved.LOST_RACE);

        assertThat(instances().find(instance)).contains(removed);
        assertThat(instances().findAll()).contains(removed);
    }

    @Test
    void theSyncIsOneForAllAndItsLeaseIsKeptByFence() {
        SyncRun begun = begin();
        SyncRun claimed = begun.claim(NOW, Duration.ofSeconds(60)).orElseThrow();
        assertThat(runs().save(claimed, List.of())).isEqualTo(Saved.SAVED);
        assertThat(runs().save(claimed, List.of())).isEqualTo(Saved.LOST_RACE);
        long fence = claimed.lease().fence();

        assertThat(runs().renew(fence - 1, NOW)).isEqualTo(Saved.LOST_RACE);
        assertThat(runs().renew(fence, NOW.plusSeconds(90))).isEqualTo(Saved.SAVED);

        assertThat(runs().find().orElseThrow().lease().until()).isEqualTo(NOW.plusSeconds(90));
        end();
        assertThat(runs().renew(fence, NOW)).isEqualTo(Saved.LOST_RACE);
    }

    @Test
    void theSyncKeepsWhatItSaysAboutInstancesAndItsEvents() {
        InstanceId other = new InstanceId(UUID.randomUUID().toString());
        SyncRun run = begin().started(instance, NOW)
                .succeeded(instance, new InstanceSync.Counts(5, 2, 1), NOW.plusSeconds(3))
                .started(other, NOW)
                .failed(other, FAILURE, NOW.plusSeconds(4));
        PendingEvent.OfSync event =
                new PendingEvent.OfSync(UUID.randomUUID().toString(), "corr", run.changed(instance, NOW));

        runs().save(run, List.of(event));

        assertThat(runs().find()).contains(run.stored());
        assertThat(syncOutbox().pending(10)).contains(event);
        syncOutbox().remove(event);
        assertThat(syncOutbox().pending(10)).doesNotContain(event);
        SyncRun broken = run.stored().broken(FAILURE, NOW);
        runs().save(broken, List.of());
        assertThat(runs().find()).contains(broken.stored());
    }

    private SyncRun begin() {
        Optional<SyncRun> stored = runs().find();
        if (stored.filter(SyncRun::isRunning).isPresent()) {
            end();
        }
        SyncId id = new SyncId(UUID.randomUUID().toString());
        SyncRun begun = runs().find()
                .map(run -> run.next(id, "corr", NOW).orElseThrow())
                .orElseGet(() -> SyncRun.first(id, "corr", NOW));
        assertThat(runs().save(begun, List.of())).isEqualTo(Saved.SAVED);
        return begun.stored();
    }

    private void end() {
        runs().save(runs().find().orElseThrow().finished(NOW), List.of());
    }

    private SyncedSchema discovered(String sourceId, String name, long objects) {
        return SyncedSchema.discovered(instance, facts(sourceId, name, objects), 1);
    }

    private SyncedSchema save(SyncedSchema schema) {
        assertThat(schemas().save(schema, List.of())).isEqualTo(Saved.SAVED);
        return schemas().find(schema.id()).orElseThrow();
    }

    private static PendingEvent.OfSchema event(SyncedSchema schema, String name) {
        return new PendingEvent.OfSchema(name + schema.id().value(), "corr", schema.changed(NOW));
    }

    private List<PendingEvent> mine() {
        return schemaOutbox().pending(10_000).stream()
                .filter(event -> event.match(of -> of.event().instanceId().equals(instance), of -> false))
                .toList();
    }

    private SchemaGrid.Filter filter(String search, boolean hideDeleted) {
        return new SchemaGrid.Filter(search, Set.of(instance), Set.of(), hideDeleted);
    }

    private List<String> search(String text) {
        return names(filter(text, false), by(Sort.NAME, Direction.ASCENDING), 0);
    }

    private static List<Order> by(Sort sort, Direction direction) {
        return List.of(new Order(sort, direction));
    }

    private List<String> names(SchemaGrid.Filter filter, List<Order> order, int page) {
        return grid().list(filter, order, page, 2).schemas().stream()
                .map(schema -> schema.facts().name())
                .toList();
    }
}
