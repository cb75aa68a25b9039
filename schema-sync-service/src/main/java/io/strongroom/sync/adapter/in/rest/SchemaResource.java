package io.strongroom.sync.adapter.in.rest;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.sync.application.port.in.BrowseSchemas;
import io.strongroom.sync.application.port.in.SyncSchemas;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.sync.SyncId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

@Path("/api/v1/schemas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schemas")
@Blocking
class SchemaResource {
    private static final Logger LOGGER = Logger.getLogger(SchemaResource.class);

    private final BrowseSchemas schemas;
    private final SyncSchemas syncs;

    SchemaResource(BrowseSchemas schemas, SyncSchemas syncs) {
        this.schemas = schemas;
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
    public Response find(@PathParam("id") String id) {
        Optional<BrowseSchemas.Item> found = SchemaId.isValid(id) ? schemas.find(new SchemaId(id)) : Optional.empty();
        return found.map(item -> Response.ok(SchemaResponse.from(item)).build())
                .orElseGet(() -> Problem.answer(ProblemCode.SCHEMA_NOT_FOUND, "There is no such schema."));
    }

    @POST
    @Path("/sync")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed("admin")
    @Operation(summary = "Sync all schemas; answers the running sync when there is one")
    public Response start() {
        SyncId id = syncs.start(CorrelationFilter.current());
        LOGGER.info("Sync asked for");
        return Response.accepted(new SyncResponse.Started(id.value())).build();
    }

    @GET
    @Path("/sync")
    @RolesAllowed("viewer")
    @Operation(summary = "The sync that runs or ran last")
    public Response latest() {
        return syncs.latest()
                .map(run -> Response.ok(SyncResponse.from(run)).build())
                .orElseGet(() -> Problem.answer(ProblemCode.SYNC_NOT_FOUND, "Nothing was synced so far."));
    }
}
