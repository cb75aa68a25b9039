package io.strongroom.gateway.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A token that waits to be recognised. A type of its own, so that no other mechanism's provider ever sees it. */
public final class ApiTokenRequest extends BaseAuthenticationRequest {

    private final String token;

    ApiTokenRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    @Override
    public String toString() {
        return "ApiTokenRequest[redacted]";
    }
}
