package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ChooseStorage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For the backup worker: where to write. */
@Path("/internal/v1/storage")
@RolesAllowed("service")
@Produces(MediaType.APPLICATION_JSON)
class InternalStorageResource {

    private final ChooseStorage storage;

    InternalStorageResource(ChooseStorage storage) {
        this.storage = storage;
    }

    @GET
    @Operation(hidden = true)
    public EffectiveStorageResponse show() {
        return new EffectiveStorageResponse(storage.effective().kind().name());
    }

    /** Where backups go now. */
    record EffectiveStorageResponse(String kind) {}
}
