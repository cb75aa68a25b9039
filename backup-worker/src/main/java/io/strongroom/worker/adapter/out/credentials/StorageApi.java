package io.strongroom.worker.adapter.out.credentials;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.worker.application.port.out.StorageDirectory;
import io.strongroom.worker.domain.storage.Storage;
import io.strongroom.worker.domain.storage.StorageId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "config-service")
@RegisterProvider(ServiceTokenFilter.class)
@Path("/internal/v1")
interface StorageApi {
    @GET
    @Path("/storage")
    StorageAnswer current();

    @GET
    @Path("/storages/{id}")
    StorageAnswer find(@PathParam("id") String storageId);

    /** What we read of the answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StorageAnswer(
            String storageId, String kind, @Nullable String connectionString, @Nullable String databaseName) {
        Storage toStorage() {
            return new Storage(new StorageId(storageId), kind);
        }

        Optional<StorageDirectory.Access> toAccess() {
            return connectionString == null || databaseName == null
                    ? Optional.empty()
                    : Optional.of(new StorageDirectory.Access(toStorage(), connectionString, databaseName));
        }

        @Override
        public String toString() {
            return "StorageAnswer[redacted]";
        }
    }
}
