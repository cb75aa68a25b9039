package io.strongroom.worker.adapter.in.rest;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.worker.application.port.in.RunMaintenance;
import io.strongroom.worker.domain.maintenance.MaintenanceTask;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** What looks after stored backups by itself, to be watched, started and stopped. */
@Path("/api/v1/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
@Blocking
class MaintenanceResource {
    private static final Logger LOGGER = Logger.getLogger(MaintenanceResource.class);

    private final RunMaintenance maintenance;

    MaintenanceResource(RunMaintenance maintenance) {
        this.maintenance = maintenance;
    }

    record MaintenanceListResponse(List<MaintenanceResponse> tasks) {}

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "Where each maintenance task stands, and how it ended last")
    public MaintenanceListResponse list() {
        return new MaintenanceListResponse(
                maintenance.all().stream().map(MaintenanceResponse::from).toList());
    }

    @POST
    @Path("/{task}")
    @RolesAllowed("admin")
    @Operation(
            summary = "Start a maintenance task now",
            description = "What runs already runs once more after its end.")
    @APIResponse(responseCode = "202", description = "A worker begins within seconds")
    @APIResponse(responseCode = "404", description = "resource.not-found: there is no such task")
    public Response start(@PathParam("task") String task) {
        maintenance.request(named(task));
        LOGGER.infof("Maintenance requested task=%s", task);
        return Response.accepted().build();
    }

    @POST
    @Path("/{task}/stop")
    @RolesAllowed("admin")
    @Operation(summary = "Stop a maintenance task at its next step", description = "It begins again when it is due.")
    @APIResponse(responseCode = "202", description = "It ends within seconds")
    @APIResponse(responseCode = "404", description = "resource.not-found: there is no such task")
    public Response stop(@PathParam("task") String task) {
        maintenance.stop(named(task));
        LOGGER.infof("Maintenance is to stop task=%s", task);
        return Response.accepted().build();
    }

    private static MaintenanceTask named(String word) {
        return MaintenanceTask.ofWord(word)
                .orElseThrow(() -> RefusedException.of(ProblemKind.NOT_FOUND, "There is no such maintenance task."));
    }
}
