package io.strongroom.worker.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.adapter.out.json.JsonObjectTexts;
import io.strongroom.worker.application.port.in.BrowseSnapshot;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowseSnapshotServiceTest {
    private final Vault vault = new Vault();
    private final BrowseSnapshot browse = new BrowseSnapshotService(vault.reader, new JsonObjectTexts());
    private final List<StoredObject> objects = new ArrayList<>();
    private SnapshotId base = vault.nextId();
    private SnapshotId delta = vault.nextId();

    @BeforeEach
    void takeSnapshots() {
        for (long type = 1; type <= 5; type++) {
            for (long i = 1; i <= 300; i++) {
                objects.add(SnapshotFixtures.anObject(type, i * 10 + type));
            }
        }
        SnapshotRoot first = vault.commit(vault.pack(objects, 400));
        base = first.id();
        delta = vault.commit(vault.pack(List.of(SnapshotFixtures.anObject(3, 13, "v2")), 1), Optional.of(base))
                .id();
    }

    @Test
    void typesComeWithTheirCounts() {
        assertThat(browse.types(base)).hasSize(5).contains(new BrowseSnapshot.TypeCount(2, 300));
    }

    @Test
    void definitionsComeByName() {
        assertThat(browse.meta(base, "types").map(b -> new String(b, StandardCharsets.UTF_8)))
                .contains("[{\"id\":\"1\",\"name\":\"Host\"}]");
        assertThat(browse.meta(base, "absent")).isEmpty();
    }

    @Test
    void everyPageOfEveryKindIsWhatASliceOfAllWouldBe() {
        for (SnapshotId id : List.of(base, delta)) {
            for (long offset : new long[] {0, 1, 199, 299, 300, 1_000, 1_490, 1_500, 9_999}) {
                List<Long> all = objects.stream().map(StoredObject::objectId).toList();
                assertPage(page(id, OptionalLong.empty(), "", offset), all, offset);
                List<Long> ofType = objects.stream()
                        .filter(object -> object.typeId() == 3)
                        .map(StoredObject::objectId)
                        .toList();
                assertPage(page(id, OptionalLong.of(3), "", offset), ofType, offset);
            }
        }
    }

    @Test
    void aTypeWithoutObjectsIsAnEmptyPage() {
        assertThat(page(base, OptionalLong.of(99), "", 0).total()).isZero();
        assertThat(page(base, OptionalLong.of(99), "", 0).items()).isEmpty();
    }

    @Test
    void aSearchFindsPartsOfLabelsAndKeysInAnyCase() {
        BrowseSnapshot.Page byKey = page(base, OptionalLong.empty(), "cm-100", 0);
        BrowseSnapshot.Page byLabel = page(base, OptionalLong.of(2), "OBJECT 2", 5);

        assertThat(byKey.items())
                .extracting(BrowseSnapshot.FoundObject::objectId)
                .contains(1001L, 1005L);
        assertThat(byKey.total()).isEqualTo(5);
        assertThat(byLabel.total())
                .isEqualTo(objects.stream()
                        .filter(o ->
                                o.typeId() == 2 && Long.toString(o.objectId()).startsWith("2"))
                        .count());
        assertThat(byLabel.items()).hasSize((int) byLabel.total() - 5);
    }

    @Test
    void anObjectIsFoundByItsIdInItsNewestVersion() {
        assertThat(text(browse.object(base, 13))).contains("v1");
        assertThat(text(browse.object(delta, 13))).contains("v2");
        assertThat(browse.object(base, 999_999)).isEmpty();
        assertThat(browse.object(base, 16)).isEmpty();
    }

    @Test
    void aLookupAndALatePageReadAFewChunksOnly() {
        vault.chunkStore.reads.clear();
        browse.object(base, 13);
        page(base, OptionalLong.of(5), "", 290);

        assertThat(vault.chunkStore.reads.keySet().stream().filter(id -> id.kind() == ChunkKind.PACK))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(vault.chunkStore.reads.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isLessThanOrEqualTo(5);
    }

    private static void assertPage(BrowseSnapshot.Page page, List<Long> all, long offset) {
        int from = (int) Math.min(offset, all.size());
        assertThat(page.total()).isEqualTo(all.size());
        assertThat(page.items())
                .extracting(BrowseSnapshot.FoundObject::objectId)
                .isEqualTo(all.subList(from, Math.min(all.size(), from + 200)));
    }

    private BrowseSnapshot.Page page(SnapshotId id, OptionalLong typeId, String search, long offset) {
        return browse.objects(new BrowseSnapshot.Query(id, typeId, search, offset, 200));
    }

    private static String text(Optional<BrowseSnapshot.FoundObject> object) {
        return new String(object.orElseThrow().canonical(), StandardCharsets.UTF_8);
    }
}
