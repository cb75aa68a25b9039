package io.strongroom.config.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.config.application.port.in.ProvideInstances;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.WorkspaceId;
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
import org.jspecify.annotations.Nullable;

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
    public List<ListedInstance> list() {
        return instances.inUse().stream().map(ListedInstance::from).toList();
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

    /** An instance in use, as the other services need to know it. Data Center has no workspace. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListedInstance(
            String instanceId,
            String role,
            String type,
            String name,
            String url,
            @Nullable String workspaceId,
            long revision) {

        static ListedInstance from(ActiveInstance instance) {
            return new ListedInstance(
                    instance.id().toString(),
                    instance.profile().role().published().name(),
                    instance.profile().type().name(),
                    instance.profile().name(),
                    instance.profile().url().toString(),
                    instance.profile().workspaceId().map(WorkspaceId::text).orElse(null),
                    instance.revision());
        }
    }

    /** How to sign in to an instance; the one answer that carries a token. Data Center signs in with that alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CredentialResponse(
            String instanceId,
            String type,
            String url,
            @Nullable String workspaceId,
            @Nullable String email,
            String token,
            long revision) {

        static CredentialResponse from(ProvideInstances.Access access) {
            ActiveInstance instance = access.instance();
            return new CredentialResponse(
                    instance.id().toString(),
                    instance.profile().type().name(),
                    instance.profile().url().toString(),
                    instance.profile().workspaceId().map(WorkspaceId::text).orElse(null),
                    access.credential().signIn().email().map(EmailAddress::text).orElse(null),
                    access.credential().token().reveal(),
                    instance.revision());
        }

        @Override
        public String toString() {
            return "CredentialResponse[redacted]";
        }
    }
}
