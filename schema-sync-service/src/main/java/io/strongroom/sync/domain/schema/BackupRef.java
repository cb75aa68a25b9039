package io.strongroom.sync.domain.schema;

import java.time.Instant;
import java.util.Comparator;

/** Which backup, and when it was asked for: a schema has one at a time, so this orders its backups. */
public record BackupRef(String backupId, Instant requestedAt) {
    private static final Comparator<BackupRef> ORDER =
            Comparator.comparing(BackupRef::requestedAt).thenComparing(BackupRef::backupId);

    public BackupRef {
        if (backupId.isBlank()) {
            throw new IllegalArgumentException("backupId is blank");
        }
    }

    boolean isNewerThan(BackupRef other) {
        return ORDER.compare(this, other) > 0;
    }
}
