package io.strongroom.gateway.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A token that waits to be recognised. A type of its own, so that no other mechanism's provider ever sees it. */
public final class ApiTokenRequest extends BaseAuthenticationRequest {

    private final ShownToken token;
    private final String correlationId;

    ApiTokenRequest(ShownToken token, String correlationId) {
        this.token = token;
        this.correlationId = correlationId;
    }

    ShownToken token() {
        return token;
    }

    String correlationId() {
        return correlationId;
    }

    @Override
    public String toString() {
        return "ApiTokenRequest[redacted]";
    }
}
