package io.strongroom.sync.adapter.in.rest;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.sync.application.port.in.BrowseSchemas;
import io.strongroom.sync.application.port.in.RemoveSchema;
import io.strongroom.sync.application.port.in.SyncSchemas;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.sync.SyncId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/schemas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schemas")
@Blocking
class SchemaResource {
    private static final Logger LOGGER = Logger.getLogger(SchemaResource.class);

    private final BrowseSchemas schemas;
    private final RemoveSchema removals;
    private final SyncSchemas syncs;

    SchemaResource(BrowseSchemas schemas, RemoveSchema removals, SyncSchemas syncs) {
        this.schemas = schemas;
        this.removals = removals;
        this.syncs = syncs;
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "The synced schemas")
    public SchemaResponse.Listing list(@BeanParam GridParameters parameters) {
        BrowseSchemas.Listing listing = schemas.list(parameters.toQuery());
        return new SchemaResponse.Listing(
                listing.items().stream().map(SchemaResponse::from).toList(),
                listing.page(),
                listing.size(),
                listing.total());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    @Operation(summary = "One schema")
    @APIResponse(
            responseCode = "200",
            description = "The schema",
            content = @Content(schema = @Schema(implementation = SchemaResponse.class)))
    @APIResponse(responseCode = "404", description = "No such schema, or its connection was removed")
    public Response find(@PathParam("id") String id) {
        Optional<BrowseSchemas.Item> found = SchemaId.isValid(id) ? schemas.find(new SchemaId(id)) : Optional.empty();
        return found.map(item -> Response.ok(SchemaResponse.from(item)).build()).orElseGet(SchemaResource::notFound);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(
            summary = "Take a schema out of the catalogue, with its schedule",
            description = "Backups are kept unless deleteBackups is true, and the answer says which: KEPT, or DELETED,"
                    + " which happens within moments; what their data took leaves the storage with the next prune."
                    + " While the source has the schema, the next sync brings it back as a schema without a schedule,"
                    + " with the backups that were kept.")
    @APIResponse(
            responseCode = "200",
            description = "It is out; what became of its schedule and its backups",
            content = @Content(schema = @Schema(implementation = SchemaResponse.Removed.class)))
    @APIResponse(responseCode = "404", description = "No such schema")
    @APIResponse(responseCode = "409", description = "backup.active: a backup of it waits or runs")
    @APIResponse(responseCode = "422", description = "confirmation.mismatch: confirmName is not the name")
    public Response remove(
            @PathParam("id") String id,
            @QueryParam("confirmName") @Parameter(description = "The exact name of the schema") @Nullable
                    String confirmName,
            @QueryParam("deleteBackups")
                    @Parameter(
                            description = "Whether its backups are deleted for good",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @Nullable
                    String deleteBackups) {
        RemoveSchema.Backups backups = GridParameters.flag("deleteBackups", deleteBackups)
                ? RemoveSchema.Backups.DELETED
                : RemoveSchema.Backups.KEPT;
        if (!SchemaId.isValid(id)) {
            return notFound();
        }
        RemoveSchema.Outcome outcome = removals.remove(
                new SchemaId(id), confirmName == null ? "" : confirmName, backups, CorrelationFilter.current());
        return outcome.match(
                removed -> {
                    LOGGER.infof("Schema removed from the catalogue schemaId=%s", id);
                    return Response.ok(SchemaResponse.Removed.from(id, removed)).build();
                },
                SchemaResource::notFound,
                () -> Problem.answer(
                        ProblemCode.CONFIRMATION_MISMATCH,
                        new Problem.FieldError(
                                "confirmName",
                                ProblemCode.CONFIRMATION_MISMATCH.code(),
                                "Type the exact name of the schema.")),
                active -> Problem.answer(
                        ProblemCode.BACKUP_ACTIVE,
                        "Backup " + active.backupId() + " of this schema is active; wait for its end or stop it."));
    }

    private static Response notFound() {
        return Problem.answer(ProblemCode.SCHEMA_NOT_FOUND, "There is no such schema.");
    }

    @POST
    @Path("/sync")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed("admin")
    @Operation(summary = "Sync all schemas; answers the running sync when there is one")
    @APIResponse(
            responseCode = "202",
            description = "The sync that runs now",
            content = @Content(schema = @Schema(implementation = SyncResponse.Started.class)))
    public Response start() {
        SyncId id = syncs.start(CorrelationFilter.current());
        LOGGER.info("Sync asked for");
        return Response.accepted(new SyncResponse.Started(id.value())).build();
    }

    @GET
    @Path("/sync")
    @RolesAllowed("viewer")
    @Operation(summary = "The sync that runs or ran last")
    @APIResponse(
            responseCode = "200",
            description = "How it stands, for each instance",
            content = @Content(schema = @Schema(implementation = SyncResponse.class)))
    @APIResponse(responseCode = "404", description = "Nothing was synced so far")
    public Response latest() {
        return syncs.latest()
                .map(run -> Response.ok(SyncResponse.from(run)).build())
                .orElseGet(() -> Problem.answer(ProblemCode.SYNC_NOT_FOUND, "Nothing was synced so far."));
    }
}
