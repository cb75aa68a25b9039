package io.strongroom.worker.adapter.in.rest;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.worker.application.port.in.FollowSiteLoad;
import io.strongroom.worker.domain.load.HourLoad;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For the scheduler's recommendations. */
@Path("/internal/v1/instances")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class LoadResource {
    private final FollowSiteLoad load;

    LoadResource(FollowSiteLoad load) {
        this.load = load;
    }

    @GET
    @Path("/{id}/load")
    @RolesAllowed("service")
    @Operation(hidden = true)
    public LoadResponse load(@PathParam("id") String instanceId) {
        return new LoadResponse(load.of(instanceId).entrySet().stream()
                .map(hour -> HourResponse.from(hour.getKey(), hour.getValue()))
                .toList());
    }

    record LoadResponse(List<HourResponse> hours) {}

    record HourResponse(int hourOfWeek, double requests, double meanLatencyMs, double refused, double changedObjects) {
        static HourResponse from(int hourOfWeek, HourLoad load) {
            return new HourResponse(
                    hourOfWeek, load.requests(), load.meanLatencyMs(), load.refused(), load.changedObjects());
        }
    }
}
