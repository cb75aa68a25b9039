package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.storage.OwnDatabase;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The storage choice in memory. */
public final class InMemoryStorageChoiceRepository implements StorageChoiceRepository {

    private final AtomicReference<Optional<StorageChoice>> choice = new AtomicReference<>(Optional.empty());
    private final Map<StorageId, OwnDatabase> databases = new ConcurrentHashMap<>();

    @Override
    public Optional<StorageChoice> find() {
        return choice.get();
    }

    @Override
    public Optional<OwnDatabase> database(StorageId id) {
        return Optional.ofNullable(databases.get(id));
    }

    @Override
    public void save(StorageChoice chosen) {
        chosen.database().ifPresent(database -> databases.put(database.id(), database));
        choice.set(Optional.of(chosen));
    }
}
