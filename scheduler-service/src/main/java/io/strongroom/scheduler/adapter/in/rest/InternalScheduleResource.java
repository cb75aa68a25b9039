package io.strongroom.scheduler.adapter.in.rest;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.scheduler.application.port.in.ManageSchedules;
import io.strongroom.scheduler.domain.backup.SchemaId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For the other services. */
@Path("/internal/v1")
@Blocking
class InternalScheduleResource {
    private final ManageSchedules schedules;

    InternalScheduleResource(ManageSchedules schedules) {
        this.schedules = schedules;
    }

    @DELETE
    @Path("/schemas/{id}/schedule")
    @RolesAllowed("service")
    @Operation(hidden = true)
    public Response remove(@PathParam("id") String id) {
        if (SchemaId.isValid(id)) {
            schedules.remove(new SchemaId(id), CorrelationFilter.current());
        }
        return Response.noContent().build();
    }
}
