package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ChooseStorage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/storage")
@Tag(name = "Setup")
@Produces(MediaType.APPLICATION_JSON)
class StorageResource {

    private final ChooseStorage storage;
    private final String region;

    StorageResource(ChooseStorage storage, @ConfigProperty(name = "config-service.storage.region") String region) {
        this.storage = storage;
        this.region = region;
    }

    @PUT
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Choose where backups are kept")
    @APIResponse(
            responseCode = "200",
            description = "Chosen",
            content = @Content(schema = @Schema(implementation = StorageResponse.class)))
    @APIResponse(responseCode = "422", description = "Nothing was changed; one entry in fieldErrors per wrong field")
    public Response choose(@Nullable StorageRequest request) {
        if (request == null) {
            throw new BadRequestException();
        }
        return storage.choose(request.toCommand())
                .match(
                        chosen -> Response.ok(StorageResponse.from(chosen.choice(), region))
                                .build(),
                        rejected -> ProblemResponse.ofFields(rejected.problems()));
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "Show where backups are kept")
    @APIResponse(
            responseCode = "200",
            description = "What was chosen",
            content = @Content(schema = @Schema(implementation = StorageResponse.class)))
    @APIResponse(responseCode = "404", description = "Nothing was chosen yet")
    public Response show() {
        return storage.chosen()
                .map(choice -> Response.ok(StorageResponse.from(choice, region)).build())
                .orElseGet(() -> ProblemResponse.of(ProblemKind.NO_STORAGE, "Choose a storage first."));
    }
}
