package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ManageTokens;
import io.strongroom.config.domain.access.Lifetime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /tokens; what is missing or wrong in it is for the core to say. */
@Schema(requiredProperties = {"name", "role"})
record TokenRequest(
        @Schema(
                        description = "The person or program that will use it; the audit log names it",
                        pattern = "^[A-Za-z0-9]([A-Za-z0-9 ._@-]{0,62}[A-Za-z0-9])?$",
                        examples = "ci")
                @Nullable
                String name,
        @Schema(enumeration = {"viewer", "operator", "admin"}) @Nullable String role,
        @Schema(description = "90 when absent", minimum = "1", maximum = "" + Lifetime.MOST_DAYS) @Nullable
                Integer expiresInDays) {

    ManageTokens.Command toCommand() {
        return new ManageTokens.Command(name, role, expiresInDays);
    }
}
