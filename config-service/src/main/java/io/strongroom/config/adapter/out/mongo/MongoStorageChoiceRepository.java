package io.strongroom.config.adapter.out.mongo;

import io.strongroom.config.application.port.out.StorageChoiceRepository;
import io.strongroom.config.domain.storage.OwnDatabase;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** One document says which storage is chosen; the databases themselves are kept beside it and never removed. */
@ApplicationScoped
public class MongoStorageChoiceRepository implements StorageChoiceRepository {

    private final StorageChoiceCollection settings;
    private final OwnDatabaseCollection databases;

    MongoStorageChoiceRepository(StorageChoiceCollection settings, OwnDatabaseCollection databases) {
        this.settings = settings;
        this.databases = databases;
    }

    @Override
    public Optional<StorageChoice> find() {
        return Guarded.call(() -> settings.findByIdOptional(StorageChoiceDocument.ID))
                .map(this::toDomain);
    }

    @Override
    public Optional<OwnDatabase> database(StorageId id) {
        return Guarded.call(() -> databases.findByIdOptional(id.value()).map(OwnDatabaseDocument::toDomain));
    }

    @Override
    public void save(StorageChoice choice) {
        Guarded.call(() -> {
            choice.database().map(OwnDatabaseDocument::from).ifPresent(databases::persistOrUpdate);
            settings.persistOrUpdate(StorageChoiceDocument.from(choice));
            return choice;
        });
    }

    private StorageChoice toDomain(StorageChoiceDocument document) {
        StorageId id = document.storage();
        return id.equals(StorageId.MANAGED)
                ? StorageChoice.managed(document.chosenAt())
                : StorageChoice.own(
                        database(id).orElseThrow(() -> new IllegalStateException("storage " + id + " is gone")),
                        document.chosenAt());
    }
}
