package io.strongroom.config.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.config.application.port.in.ProvideStorages;
import io.strongroom.config.domain.storage.StorageId;
import io.strongroom.config.domain.storage.StorageKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** For the backup worker: where to write, and where older backups are. */
@Path("/internal/v1")
@RolesAllowed("service")
@Produces(MediaType.APPLICATION_JSON)
class InternalStoragesResource {

    private final ProvideStorages storages;

    InternalStoragesResource(ProvideStorages storages) {
        this.storages = storages;
    }

    @GET
    @Path("/storage")
    @Operation(hidden = true)
    public Response current() {
        return ok(storages.current());
    }

    @GET
    @Path("/storages/{id}")
    @Operation(hidden = true)
    public Response find(String id) {
        return parsed(id)
                .flatMap(storages::find)
                .map(InternalStoragesResource::ok)
                .orElseGet(() -> ProblemResponse.of(ProblemKind.NO_STORAGE, "There never was such a storage."));
    }

    private static Response ok(ProvideStorages.Storage storage) {
        return Response.ok(InternalStorageResponse.from(storage))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Optional<StorageId> parsed(String id) {
        try {
            return Optional.of(new StorageId(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** How to get at a storage; the one answer that carries a connection string. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InternalStorageResponse(
            String storageId,
            String kind,
            @Nullable String connectionString,
            @Nullable String databaseName,
            @Nullable String host) {

        static InternalStorageResponse from(ProvideStorages.Storage storage) {
            String id = storage.id().value();
            return storage.access()
                    .map(access -> new InternalStorageResponse(
                            id,
                            access.database().kind().name(),
                            access.connection().reveal(),
                            access.database().name().text(),
                            access.database().host()))
                    .orElseGet(() -> new InternalStorageResponse(id, StorageKind.MANAGED.name(), null, null, null));
        }

        @Override
        public String toString() {
            return "InternalStorageResponse[redacted]";
        }
    }
}
