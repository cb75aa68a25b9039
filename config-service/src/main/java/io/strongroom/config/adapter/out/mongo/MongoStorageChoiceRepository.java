package io.strongroom.config.adapter.out.mongo;

import io.strongroom.config.application.port.out.StorageChoiceRepository;
import io.strongroom.config.domain.storage.StorageChoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** One document, replaced as a whole. */
@ApplicationScoped
public class MongoStorageChoiceRepository implements StorageChoiceRepository {

    private final StorageChoiceCollection settings;

    MongoStorageChoiceRepository(StorageChoiceCollection settings) {
        this.settings = settings;
    }

    @Override
    public Optional<StorageChoice> find() {
        return Guarded.call(
                () -> settings.findByIdOptional(StorageChoiceDocument.ID).map(StorageChoiceDocument::toDomain));
    }

    @Override
    public void save(StorageChoice choice) {
        Guarded.call(() -> {
            settings.persistOrUpdate(StorageChoiceDocument.from(choice));
            return choice;
        });
    }
}
