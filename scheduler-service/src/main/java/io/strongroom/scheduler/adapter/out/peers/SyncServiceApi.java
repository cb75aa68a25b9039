package io.strongroom.scheduler.adapter.out.peers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "sync-service")
@RegisterProvider(ServiceTokenFilter.class)
@Path("/internal/v1/schemas")
public interface SyncServiceApi {
    @GET
    @Path("/{id}")
    SchemaAnswer schema(@PathParam("id") String schemaId);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SchemaAnswer(
            String schemaId,
            String instanceId,
            String sourceId,
            String name,
            String status,
            @Nullable String timeZone) {}
}
