package io.strongroom.sync.domain.schema;

import static io.strongroom.sync.domain.schema.SchemaFixtures.FAILURE;
import static io.strongroom.sync.domain.schema.SchemaFixtures.INSTANCE_ID;
import static io.strongroom.sync.domain.schema.SchemaFixtures.NOW;
import static io.strongroom.sync.domain.schema.SchemaFixtures.aSchema;
import static io.strongroom.sync.domain.schema.SchemaFixtures.ended;
import static io.strongroom.sync.domain.schema.SchemaFixtures.facts;
import static io.strongroom.sync.domain.schema.SchemaFixtures.running;
import static io.strongroom.sync.domain.schema.SchemaFixtures.scheduledFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyncedSchemaTest {
    private static final SchemaStatus ACTIVE = new SchemaStatus.Active();
    private static final SchemaStatus INACTIVE = new SchemaStatus.Inactive();
    private static final SchemaStatus DELETED = new SchemaStatus.Deleted();
    private static final SchemaStatus REMOVED = new SchemaStatus.Removed(false);
    private static final SchemaStatus ERROR = new SchemaStatus.SyncError(FAILURE);

    private static final String SAME = "unchanged";

    static Stream<Arguments> transitions() {
        Function<SyncedSchema, Optional<SyncedSchema>> found = schema -> schema.found(schema.facts(), 2);
        Function<SyncedSchema, Optional<SyncedSchema>> gone = schema -> schema.gone(2);
        Function<SyncedSchema, Optional<SyncedSchema>> failed = schema -> schema.syncFailed(FAILURE, 2);
        Function<SyncedSchema, Optional<SyncedSchema>> removed = SyncedSchema::instanceRemoved;
        return Stream.of(
                arguments(ACTIVE, "found", found, SAME),
                arguments(INACTIVE, "found", found, "ACTIVE"),
                arguments(DELETED, "found", found, "ACTIVE"),
                arguments(ERROR, "found", found, "ACTIVE"),
                arguments(ACTIVE, "gone", gone, "DELETED"),
                arguments(INACTIVE, "gone", gone, "DELETED"),
                arguments(DELETED, "gone", gone, SAME),
                arguments(ERROR, "gone", gone, "DELETED"),
                arguments(ACTIVE, "failed", failed, "SYNC_ERROR"),
                arguments(INACTIVE, "failed", failed, "SYNC_ERROR"),
                arguments(DELETED, "failed", failed, SAME),
                arguments(ERROR, "failed", failed, SAME),
                arguments(ACTIVE, "removed", removed, "INACTIVE"),
                arguments(INACTIVE, "removed", removed, SAME),
                arguments(DELETED, "removed", removed, SAME),
                arguments(ERROR, "removed", removed, "INACTIVE"),
                arguments(REMOVED, "found", found, "ACTIVE"),
                arguments(REMOVED, "gone", gone, SAME),
                arguments(REMOVED, "failed", failed, SAME),
                arguments(REMOVED, "removed", removed, SAME));
    }

    @ParameterizedTest(name = "{0} {1} -> {3}")
    @MethodSource("transitions")
    void theStatusFollowsTheTable(
            SchemaStatus before, String what, Function<SyncedSchema, Optional<SyncedSchema>> change, String after) {
        String result = change.apply(aSchema(before))
                .map(changed -> changed.status().word())
                .orElse(SAME);

        assertThat(result).as(what).isEqualTo(after);
    }

    @Test
    void newFactsAreAChange() {
        Optional<SyncedSchema> changed = aSchema().found(facts("6", "ITSM (new)", 96), 2);

        assertThat(changed).get().satisfies(schema -> {
            assertThat(schema.facts().name()).isEqualTo("ITSM (new)");
            assertThat(schema.fence()).isEqualTo(2);
        });
    }

    @Test
    void anOlderSyncThatStillRunsChangesNothing() {
        SyncedSchema newer = aSchema().found(facts("6", "ITSM", 96), 5).orElseThrow();

        assertThat(newer.found(facts("6", "ITSM", 95), 4)).isEmpty();
        assertThat(newer.gone(4)).isEmpty();
        assertThat(newer.syncFailed(FAILURE, 4)).isEmpty();
    }

    @Test
    void aFailureKeepsTheFacts() {
        assertThat(aSchema().syncFailed(FAILURE, 2)).get().satisfies(schema -> {
            assertThat(schema.facts()).isEqualTo(aSchema().facts());
            assertThat(schema.status()).isEqualTo(ERROR);
        });
    }

    @Test
    void aSyncThatHadBegunDoesNotBringBackWhatWasTakenOut() {
        SyncedSchema out = aSchema().removed(false, 8, NOW);

        assertThat(out.found(facts("6", "ITSM", 95), 7)).isEmpty();
        assertThat(out.found(facts("6", "ITSM", 95), 8))
                .get()
                .extracting(SyncedSchema::isInCatalogue)
                .isEqualTo(true);
    }

    @Test
    void takenOutASchemaLosesItsScheduleAndKeepsItsBackups() {
        SyncedSchema schema = aSchema()
                .backupReported(ended(1, 3))
                .flatMap(seen -> seen.scheduleReported(scheduledFor(NOW.plusSeconds(60), 1)))
                .orElseThrow();

        SyncedSchema out = schema.removed(false, 2, NOW.plusSeconds(30));

        assertThat(out.backups()).isEqualTo(schema.backups());
        assertThat(out.schedule()).isInstanceOf(ScheduleView.None.class);
        assertThat(out.scheduleReported(scheduledFor(NOW.plusSeconds(60), 1))).isEmpty();
    }

    @Test
    void takenOutWithItsBackupsItHasNoneWhenItIsBackWhateverIsRepeated() {
        SyncedSchema schema = aSchema()
                .backupReported(ended(1, 3))
                .flatMap(seen -> seen.backupReported(ended(2, 3)))
                .orElseThrow();

        SyncedSchema out = schema.removed(true, 2, NOW.plusSeconds(30));

        assertThat(out.backupReported(ended(1, 3))).isEmpty();
        assertThat(out.backupReported(ended(2, 3))).isEmpty();
        SyncedSchema back = out.found(facts("6", "ITSM", 95), 2).orElseThrow();
        assertThat(back.backups().last()).isEqualTo(new BackupView.NeverEnded());
        assertThat(back.changed(NOW).deleteBackups()).isFalse();
        assertThat(back.backupReported(ended(3, 3)))
                .get()
                .satisfies(later -> assertThat(later.backups().last()).isInstanceOf(BackupView.Ended.class));
    }

    @Test
    void onlyTheEventOfARemovalWithBackupsAsksForTheirDeletion() {
        assertThat(aSchema().removed(true, 2, NOW).changed(NOW).deleteBackups()).isTrue();
        assertThat(aSchema().removed(false, 2, NOW).changed(NOW).deleteBackups())
                .isFalse();
        assertThat(aSchema().changed(NOW).deleteBackups()).isFalse();
    }

    @Test
    void aCountThatTheSourceLeavesOutIsTheLastKnownOne() {
        SyncedSchema inDoubt = aSchema(ERROR);

        assertThat(inDoubt.foundUnlisted(facts("6", "ITSM", 0), 2))
                .get()
                .extracting(schema -> schema.facts().objectCount())
                .isEqualTo(95L);
        assertThat(aSchema().foundUnlisted(facts("6", "ITSM", 0), 2)).isEmpty();
    }

    @Test
    void thePercentageAloneIsNoNews() {
        SyncedSchema running = aSchema().backupReported(running(1, 1, 10)).orElseThrow();
        SyncedSchema further = running.backupReported(running(1, 2, 11)).orElseThrow();
        SyncedSchema over = further.backupReported(ended(1, 3)).orElseThrow();

        assertThat(running.isNewsAfter(aSchema())).isTrue();
        assertThat(further.isNewsAfter(running)).isFalse();
        assertThat(over.isNewsAfter(further)).isTrue();
    }

    @Test
    void theSameSchemaHasTheSameIdForEver() {
        assertThat(SchemaId.of(INSTANCE_ID, "6")).isEqualTo(SchemaId.of(INSTANCE_ID, "6"));
        assertThat(SchemaId.of(INSTANCE_ID, "6")).isNotEqualTo(SchemaId.of(INSTANCE_ID, "66"));
        assertThat(aSchema().id()).isEqualTo(SchemaId.of(INSTANCE_ID, "6"));
    }
}
