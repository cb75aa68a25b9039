package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ProvideInstances;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For the other services only: the gateway routes nothing here, and a user's token has no role for it. */
@Path("/internal/v1/instances")
@RolesAllowed("service")
@Produces(MediaType.APPLICATION_JSON)
class InternalInstancesResource {

    private final ProvideInstances instances;

    InternalInstancesResource(ProvideInstances instances) {
        this.instances = instances;
    }

    @GET
    @Operation(hidden = true)
    public List<InstanceResponse> list() {
        return instances.inUse().stream().map(InstanceResponse::from).toList();
    }

    @GET
    @Path("/{id}/credential")
    @Operation(hidden = true)
    public Response credential(String id) {
        return parsed(id)
                .flatMap(instances::access)
                .map(access -> Response.ok(CredentialResponse.from(access))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseGet(() -> ProblemResponse.of(ProblemKind.NO_INSTANCE, "It is unknown, or no longer in use."));
    }

    private static Optional<InstanceId> parsed(String id) {
        try {
            return Optional.of(InstanceId.parse(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** An instance in use, as the other services need to know it. */
    record InstanceResponse(
            String instanceId, String role, String type, String name, String url, String workspaceId, long revision) {

        static InstanceResponse from(ActiveInstance instance) {
            return new InstanceResponse(
                    instance.id().toString(),
                    instance.profile().role().name(),
                    instance.profile().type().name(),
                    instance.profile().name(),
                    instance.profile().url().toString(),
                    instance.profile().workspaceId().text(),
                    instance.revision());
        }
    }

    /** How to sign in to an instance; the one answer that carries a token. */
    record CredentialResponse(
            String instanceId, String type, String url, String workspaceId, String email, String token, long revision) {

        static CredentialResponse from(ProvideInstances.Access access) {
            ActiveInstance instance = access.instance();
            return new CredentialResponse(
                    instance.id().toString(),
                    instance.profile().type().name(),
                    instance.profile().url().toString(),
                    instance.profile().workspaceId().text(),
                    access.credential().email().text(),
                    access.credential().token().reveal(),
                    instance.revision());
        }

        @Override
        public String toString() {
            return "CredentialResponse[redacted]";
        }
    }
}
