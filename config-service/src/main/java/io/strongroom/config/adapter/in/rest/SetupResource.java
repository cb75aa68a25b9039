package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.FollowSetup;
import io.strongroom.config.domain.setup.SetupStep;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/setup")
@Tag(name = "Setup")
@Produces(MediaType.APPLICATION_JSON)
class SetupResource {

    private final FollowSetup setup;

    SetupResource(FollowSetup setup) {
        this.setup = setup;
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "Tell which step of the first set-up comes next")
    public SetupResponse show() {
        return new SetupResponse(setup.currentStep());
    }

    /** The step that is still to be done. */
    record SetupResponse(SetupStep step) {}
}
