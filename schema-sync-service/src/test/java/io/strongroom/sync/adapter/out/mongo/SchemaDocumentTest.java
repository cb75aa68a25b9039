package io.strongroom.sync.adapter.out.mongo;

import static io.strongroom.sync.domain.schema.SchemaFixtures.aSchema;
import static io.strongroom.sync.domain.schema.SchemaFixtures.backup;
import static io.strongroom.sync.domain.schema.SchemaFixtures.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.sync.domain.schema.BackupView;
import org.junit.jupiter.api.Test;

class SchemaDocumentTest {
    @Test
    void aDocumentOfVersionTwoWhoseBackupsWereAllDeletedBringsNoneBack() {
        SchemaDocument document =
                SchemaDocument.from(aSchema().backupReported(ended(2, 3)).orElseThrow());
        document.schemaVersion = 2;
        document.last = null;

        BackupView view = document.toDomain().backups();

        assertThat(view.goneUpTo()).contains(backup(2));
        assertThat(view.reported(ended(1, 3))).isEmpty();
    }

    @Test
    void aDocumentOfVersionTwoWithALastBackupHasNoneThatIsGone() {
        SchemaDocument document =
                SchemaDocument.from(aSchema().backupReported(ended(2, 3)).orElseThrow());
        document.schemaVersion = 2;

        assertThat(document.toDomain().backups().goneUpTo()).isEmpty();
    }
}
