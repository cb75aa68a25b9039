package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.BackupFixtures;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class ScriptedSchemaCatalogue implements SchemaCatalogue {
    private final Map<SchemaId, String> statuses = new HashMap<>();

    public void has(SchemaId id, String status) {
        statuses.put(id, status);
    }

    @Override
    public Optional<SchemaFacts> find(SchemaId schemaId) {
        return Optional.ofNullable(statuses.get(schemaId))
                .map(status -> new SchemaFacts(schemaId, BackupFixtures.INSTANCE_ID, "6", "ITSM", status));
    }
}
