package io.strongroom.scheduler.adapter.out.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.strongroom.scheduler.application.port.out.EndedBackupRepository;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.EndedBackup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class MongoEndedBackupRepository implements EndedBackupRepository {
    private final EndedCollection ended;

    MongoEndedBackupRepository(EndedCollection ended) {
        this.ended = ended;
    }

    @Override
    public Optional<EndedBackup> find(BackupId backupId) {
        return StoreCalls.call(() -> ended.findByIdOptional(backupId.value()).map(EndedDocument::toDomain));
    }

    @Override
    public void save(EndedBackup backup) {
        StoreCalls.call(() -> {
            try {
                return ended.mongoCollection()
                        .insertOne(EndedDocument.from(backup))
                        .wasAcknowledged();
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return true;
                }
                throw e;
            }
        });
    }
}
