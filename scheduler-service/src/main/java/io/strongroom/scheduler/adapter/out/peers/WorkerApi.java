package io.strongroom.scheduler.adapter.out.peers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

@Path("/internal/v1/instances")
public interface WorkerApi {
    @GET
    @Path("/{id}/load")
    LoadAnswer load(@PathParam("id") String instanceId);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LoadAnswer(List<HourAnswer> hours) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record HourAnswer(int hourOfWeek, double requests, double meanLatencyMs, double refused, double changedObjects) {}
}
