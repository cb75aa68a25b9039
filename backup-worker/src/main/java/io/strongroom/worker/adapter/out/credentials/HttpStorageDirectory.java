package io.strongroom.worker.adapter.out.credentials;

import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.StorageDirectory;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class HttpStorageDirectory implements StorageDirectory {
    private static final int NOT_FOUND = 404;

    private final StorageApi api;

    HttpStorageDirectory(@RestClient StorageApi api) {
        this.api = api;
    }

    @Override
    public Storage current() {
        return asked(() -> Optional.of(api.current().toStorage()))
                .orElseThrow(() -> new SnapshotStoreUnavailableException("config-service knows no storage", null));
    }

    @Override
    public Optional<Access> find(StorageId id) {
        return asked(() -> api.find(id.value()).toAccess());
    }

    private static <T> Optional<T> asked(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == NOT_FOUND) {
                return Optional.empty();
            }
            throw new SnapshotStoreUnavailableException(
                    "config-service answered " + status + " when asked for a storage", e);
        } catch (ProcessingException e) {
            throw new SnapshotStoreUnavailableException("config-service does not answer", e);
        }
    }
}
