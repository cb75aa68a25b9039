package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ManageInstances;
import io.strongroom.config.domain.instance.InstanceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1")
@Tag(name = "Instances")
@Produces(MediaType.APPLICATION_JSON)
class InstanceResource {

    private static final String LIST = "/api/v1/instances";

    private final ManageInstances instances;

    InstanceResource(ManageInstances instances) {
        this.instances = instances;
    }

    @GET
    @Path("/instances")
    @RolesAllowed("viewer")
    @Operation(summary = "List the target instances and the other sources; the connection is not among them")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = InstancePageResponse.class)))
    public InstancePageResponse list(@BeanParam InstanceParameters parameters) {
        ManageInstances.Query query = parameters.toQuery();
        return InstancePageResponse.from(instances.list(query), query);
    }

    @POST
    @Path("/instances")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Check an instance against the real thing and add it")
    @APIResponse(
            responseCode = "201",
            description = "Checked and added",
            content = @Content(schema = @Schema(implementation = InstanceResponse.class)))
    @APIResponse(responseCode = "422", description = "Nothing was changed; one entry in fieldErrors per wrong field")
    @APIResponse(responseCode = "409", description = "Somebody else changed it; nothing was changed by this request")
    public Response add(@Nullable InstanceRequest request) {
        return answer(instances.add(present(request).toCommand()), saved -> Response.created(
                        URI.create(LIST + "/" + saved.instance().id()))
                .entity(InstanceResponse.from(saved.instance()))
                .build());
    }

    @GET
    @Path("/instances/{id}")
    @RolesAllowed("viewer")
    @Operation(summary = "Show an instance, without its token")
    @APIResponse(
            responseCode = "200",
            description = "The instance",
            content = @Content(schema = @Schema(implementation = InstanceResponse.class)))
    @APIResponse(responseCode = "404", description = "There is no such instance")
    public Response show(@PathParam("id") String id) {
        return parsed(id)
                .flatMap(instances::find)
                .map(instance -> Response.ok(InstanceResponse.from(instance)).build())
                .orElseGet(InstanceResource::notFound);
    }

    @PUT
    @Path("/instances/{id}")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Check the changed instance against the real thing and save it")
    @APIResponse(
            responseCode = "200",
            description = "Checked and saved",
            content = @Content(schema = @Schema(implementation = InstanceResponse.class)))
    @APIResponse(responseCode = "404", description = "There is no such instance")
    @APIResponse(responseCode = "409", description = "Somebody else changed it; nothing was changed by this request")
    @APIResponse(responseCode = "422", description = "Nothing was changed; one entry in fieldErrors per wrong field")
    public Response change(@PathParam("id") String id, @Nullable InstanceRequest request) {
        ManageInstances.Command command = present(request).toCommand();
        return parsed(id)
                .map(known -> answer(instances.change(known, command), InstanceResource::ok))
                .orElseGet(InstanceResource::notFound);
    }

    @POST
    @Path("/instances/{id}/check")
    @RolesAllowed("admin")
    @Operation(summary = "Check an instance with what is stored, and note what its account may do now")
    @APIResponse(
            responseCode = "200",
            description = "It answers and accepts the stored credential",
            content = @Content(schema = @Schema(implementation = InstanceResponse.class)))
    @APIResponse(responseCode = "404", description = "There is no such instance")
    @APIResponse(responseCode = "422", description = "It does not; one entry in fieldErrors per field to correct")
    @APIResponse(responseCode = "409", description = "Somebody else changed it; nothing was changed by this request")
    public Response check(@PathParam("id") String id) {
        return parsed(id)
                .map(known -> answer(instances.check(known), InstanceResource::ok))
                .orElseGet(InstanceResource::notFound);
    }

    @DELETE
    @Path("/instances/{id}")
    @RolesAllowed("admin")
    @Operation(summary = "Remove an instance; its schemas become inactive, backups are kept")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is no such instance")
    @APIResponse(responseCode = "409", description = "Somebody else changed it; nothing was changed by this request")
    public Response remove(@PathParam("id") String id) {
        Optional<InstanceId> known = parsed(id);
        if (known.isEmpty()) {
            return notFound();
        }
        return switch (instances.remove(known.get())) {
            case REMOVED -> Response.noContent().build();
            case NOT_FOUND -> notFound();
            case CHANGED_MEANWHILE -> changedMeanwhile();
        };
    }

    private static Response answer(
            ManageInstances.Outcome outcome, Function<ManageInstances.Saved, Response> whenSaved) {
        return outcome.match(
                whenSaved,
                rejected -> ProblemResponse.ofFields(rejected.problems()),
                notFound -> notFound(),
                changed -> changedMeanwhile(),
                busy -> ProblemResponse.of(
                        ProblemKind.ATLASSIAN_UNAVAILABLE,
                        "The instance could not be checked, and nothing was changed. Try again in a minute."));
    }

    private static Response ok(ManageInstances.Saved saved) {
        return Response.ok(InstanceResponse.from(saved.instance())).build();
    }

    private static InstanceRequest present(@Nullable InstanceRequest request) {
        if (request == null) {
            throw new BadRequestException();
        }
        return request;
    }

    private static Optional<InstanceId> parsed(String id) {
        try {
            return Optional.of(InstanceId.parse(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Response notFound() {
        return ProblemResponse.of(ProblemKind.NO_INSTANCE, "It is unknown, or it was removed.");
    }

    private static Response changedMeanwhile() {
        return ProblemResponse.of(
                ProblemKind.INSTANCE_CHANGED, "Nothing was changed by this request. Look at it again and repeat.");
    }
}
