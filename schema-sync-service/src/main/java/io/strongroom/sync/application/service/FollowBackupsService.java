package io.strongroom.sync.application.service;

import io.strongroom.sync.application.port.in.FollowBackups;
import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.application.port.out.SchemaRepository;
import io.strongroom.sync.domain.schema.BackupReport;
import io.strongroom.sync.domain.schema.SyncedSchema;
import java.util.List;
import java.util.Optional;

/** Progress is no change of the schema for others: they hear of it from the worker, so no event goes out. */
public final class FollowBackupsService implements FollowBackups {
    private final SchemaRepository schemas;

    public FollowBackupsService(SchemaRepository schemas) {
        this.schemas = schemas;
    }

    @Override
    public Taken take(BackupReport report) {
        return Races.untilSettled(() -> tryTake(report));
    }

    private Optional<Taken> tryTake(BackupReport report) {
        Optional<SyncedSchema> changed =
                schemas.find(report.schemaId()).flatMap(schema -> schema.backupReported(report));
        if (changed.isEmpty()) {
            return Optional.of(Taken.IGNORED);
        }
        return schemas.save(changed.get(), List.of()) == Saved.SAVED ? Optional.of(Taken.APPLIED) : Optional.empty();
    }
}
