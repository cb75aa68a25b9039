package io.strongroom.worker.adapter.out.credentials;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.worker.application.port.out.CredentialProvider;
import io.strongroom.worker.application.port.out.CredentialProvider.Credential;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "config-service")
@RegisterProvider(ServiceTokenFilter.class)
@Path("/internal/v1/instances")
interface ConfigServiceApi {
    @GET
    @Path("/{id}/credential")
    CredentialAnswer credential(@PathParam("id") String instanceId);

    /** What we read of the answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CredentialAnswer(
            String type, String url, @Nullable String workspaceId, @Nullable String email, String token) {
        Credential toCredential() {
            if (type.equals("DATA_CENTER")) {
                return new CredentialProvider.DataCenter(url, token);
            }
            return new CredentialProvider.Cloud(
                    url,
                    Objects.requireNonNull(workspaceId, "workspaceId"),
                    Objects.requireNonNull(email, "email"),
                    token);
        }

        @Override
        public String toString() {
            return "CredentialAnswer[redacted]";
        }
    }
}
