package io.strongroom.sync.adapter.in.rest;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.sync.application.port.in.BrowseSchemas;
import io.strongroom.sync.domain.schema.SchemaId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For scheduler-service, which asks before each backup. */
@Path("/internal/v1/schemas")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class InternalSchemaResource {
    private final BrowseSchemas schemas;

    InternalSchemaResource(BrowseSchemas schemas) {
        this.schemas = schemas;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("service")
    @Operation(hidden = true)
    public Response find(@PathParam("id") String id) {
        Optional<BrowseSchemas.Item> found =
                SchemaId.isValid(id) ? schemas.findAny(new SchemaId(id)) : Optional.empty();
        return found.map(item -> Response.ok(FactsResponse.from(item)).build())
                .orElseGet(() -> Problem.answer(ProblemCode.SCHEMA_NOT_FOUND, "There is no such schema."));
    }

    record FactsResponse(
            String schemaId,
            String instanceId,
            String sourceId,
            String name,
            String key,
            String status,
            long objectCount) {
        static FactsResponse from(BrowseSchemas.Item item) {
            SyncedSchema schema = item.schema();
            return new FactsResponse(
                    schema.id().value(),
                    schema.instanceId().value(),
                    schema.facts().sourceId(),
                    schema.facts().name(),
                    schema.facts().key(),
                    item.status(),
                    schema.facts().objectCount());
        }
    }
}
