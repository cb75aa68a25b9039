package io.strongroom.sync.adapter.out.configservice;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "config-service")
@RegisterProvider(ServiceTokenFilter.class)
@Path("/internal/v1/instances")
public interface ConfigServiceApi {
    @GET
    List<InstanceAnswer> instances();

    @GET
    @Path("/{id}/credential")
    CredentialAnswer credential(@PathParam("id") String instanceId);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record InstanceAnswer(String instanceId, String role, String type, String name, String url, long revision) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CredentialAnswer(
            String type, String url, @Nullable String workspaceId, @Nullable String email, String token) {
        @Override
        public String toString() {
            return "CredentialAnswer[redacted]";
        }
    }
}
