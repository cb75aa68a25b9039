package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ManageConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/connection")
@Tag(name = "Setup")
@Produces(MediaType.APPLICATION_JSON)
class ConnectionResource {

    private final ManageConnection connections;

    ConnectionResource(ManageConnection connections) {
        this.connections = connections;
    }

    @PUT
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Check the connection against the real site and save it")
    @APIResponse(
            responseCode = "200",
            description = "Checked and saved",
            content = @Content(schema = @Schema(implementation = ConnectionResponse.class)))
    @APIResponse(responseCode = "422", description = "Nothing was changed; one entry in fieldErrors per wrong field")
    @APIResponse(responseCode = "409", description = "Somebody else changed it; nothing was changed by this request")
    public Response connect(@Nullable ConnectionRequest request) {
        if (request == null) {
            throw new BadRequestException();
        }
        return connections
                .connect(request.toCommand())
                .match(
                        connected -> Response.ok(ConnectionResponse.from(connected.connection()))
                                .build(),
                        rejected -> ProblemResponse.ofFields(rejected.problems()),
                        changed -> changedMeanwhile(),
                        busy -> ProblemResponse.of(
                                ProblemKind.ATLASSIAN_UNAVAILABLE,
                                "The connection could not be checked, and nothing was changed. Try again in a minute."));
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "Show the connection, without its token")
    @APIResponse(
            responseCode = "200",
            description = "The connection",
            content = @Content(schema = @Schema(implementation = ConnectionResponse.class)))
    @APIResponse(responseCode = "404", description = "No connection is set up")
    public Response show() {
        return connections
                .current()
                .map(connection ->
                        Response.ok(ConnectionResponse.from(connection)).build())
                .orElseGet(ConnectionResource::notFound);
    }

    @DELETE
    @RolesAllowed("admin")
    @Operation(summary = "Remove the connection; backups are kept, and the set-up starts again")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "No connection is set up")
    @APIResponse(responseCode = "409", description = "Somebody else changed it; nothing was changed by this request")
    public Response disconnect() {
        return switch (connections.disconnect()) {
            case DISCONNECTED -> Response.noContent().build();
            case NOT_CONNECTED -> notFound();
            case CHANGED_MEANWHILE -> changedMeanwhile();
        };
    }

    private static Response notFound() {
        return ProblemResponse.of(ProblemKind.NO_CONNECTION, "Set up a connection first.");
    }

    private static Response changedMeanwhile() {
        return ProblemResponse.of(
                ProblemKind.CONNECTION_CHANGED, "Nothing was changed by this request. Look at it again and repeat.");
    }
}
