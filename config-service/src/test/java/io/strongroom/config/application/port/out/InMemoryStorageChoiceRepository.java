package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.storage.StorageChoice;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The storage choice in memory. */
public final class InMemoryStorageChoiceRepository implements StorageChoiceRepository {

    private final AtomicReference<Optional<StorageChoice>> choice = new AtomicReference<>(Optional.empty());

    @Override
    public Optional<StorageChoice> find() {
        return choice.get();
    }

    @Override
    public void save(StorageChoice chosen) {
        choice.set(Optional.of(chosen));
    }
}
