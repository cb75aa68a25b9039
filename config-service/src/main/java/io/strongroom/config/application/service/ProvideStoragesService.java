package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ProvideStorages;
import io.strongroom.config.application.port.out.ConnectionCipher;
import io.strongroom.config.application.port.out.StorageChoiceRepository;
import io.strongroom.config.domain.storage.OwnDatabase;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageId;
import java.util.Optional;

/** Opens a connection string only for the one answer that carries it. */
public final class ProvideStoragesService implements ProvideStorages {

    private final StorageChoiceRepository choices;
    private final ConnectionCipher cipher;

    public ProvideStoragesService(StorageChoiceRepository choices, ConnectionCipher cipher) {
        this.choices = choices;
        this.cipher = cipher;
    }

    @Override
    public Storage current() {
        return choices.find().flatMap(StorageChoice::database).map(this::opened).orElseGet(() -> managed());
    }

    @Override
    public Optional<Storage> find(StorageId id) {
        return id.equals(StorageId.MANAGED)
                ? Optional.of(managed())
                : choices.database(id).map(this::opened);
    }

    private Storage opened(OwnDatabase database) {
        StorageId id = database.id();
        return new Storage(id, Optional.of(new Access(database, cipher.open(database.connection(), id))));
    }

    private static Storage managed() {
        return new Storage(StorageId.MANAGED, Optional.empty());
    }
}
