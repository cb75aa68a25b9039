package io.strongroom.worker.adapter.out.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.UnsupportedFormatException;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class SnapshotRootDocumentTest {
    @Test
    void aRootOfANewerFormatIsRefusedWithWhatToDo() {
        Document document =
                SnapshotRootDocument.from(SnapshotFixtures.aRoot(new SnapshotId("01JABCDEFGHJKMNPQRSTV00001")));
        document.put("formatVersion", 2);

        assertThatThrownBy(() -> SnapshotRootDocument.toDomain(document))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("format version 2")
                .hasMessageContaining("upgrade");
    }
}
