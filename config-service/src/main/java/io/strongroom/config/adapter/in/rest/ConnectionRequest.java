package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ManageConnection;
import org.jspecify.annotations.Nullable;

/** The body of PUT /connection; what is missing or wrong in it is for the core to say. */
record ConnectionRequest(
        @Nullable String siteUrl, @Nullable String workspaceId, @Nullable String email, @Nullable String apiToken) {

    ManageConnection.Command toCommand() {
        return new ManageConnection.Command(siteUrl, workspaceId, email, apiToken);
    }

    @Override
    public String toString() {
        return "ConnectionRequest[redacted]";
    }
}
