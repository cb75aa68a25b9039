package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ManageInstances;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /instances and PUT /instances/{id}; what is missing or wrong in it is for the core to say. */
record InstanceRequest(
        @Nullable String name,
        @Schema(enumeration = {"CLOUD", "DATA_CENTER"}) @Nullable String type,
        @Nullable String url,
        @Schema(description = "Cloud only") @Nullable String workspaceId,
        @Schema(description = "Cloud only") @Nullable String email,
        @Schema(description = "Absent in a PUT: the stored one is kept, unless the url changes") @Nullable String token,
        @Nullable Boolean source,
        @Nullable Boolean target,
        @Schema(description = "PUT only: refused with 409 unless it is the instance's revision; absent: not compared")
                @Nullable
                Long revision) {

    ManageInstances.Command toCommand() {
        return new ManageInstances.Command(name, type, url, workspaceId, email, token, source, target, revision);
    }

    @Override
    public String toString() {
        return "InstanceRequest[redacted]";
    }
}
