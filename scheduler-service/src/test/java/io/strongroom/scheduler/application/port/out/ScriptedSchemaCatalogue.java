package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.BackupFixtures;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public final class ScriptedSchemaCatalogue implements SchemaCatalogue {
    private final Map<SchemaId, String> statuses = new ConcurrentHashMap<>();
    private final Map<SchemaId, ZoneId> zones = new HashMap<>();
    private volatile boolean down;

    public void has(SchemaId id, String status) {
        statuses.put(id, status);
    }

    public void isIn(SchemaId id, ZoneId zone) {
        zones.put(id, zone);
    }

    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    @Override
    public Optional<SchemaFacts> find(SchemaId schemaId) {
        if (down) {
            throw new UnavailableException("catalogue is down", new IOException());
        }
        return Optional.ofNullable(statuses.get(schemaId))
                .map(status -> new SchemaFacts(
                        schemaId,
                        BackupFixtures.INSTANCE_ID,
                        "6",
                        "ITSM",
                        status,
                        Optional.ofNullable(zones.get(schemaId))));
    }
}
