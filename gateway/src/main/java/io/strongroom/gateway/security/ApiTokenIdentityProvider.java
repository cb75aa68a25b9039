package io.strongroom.gateway.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.strongroom.gateway.peers.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Turns a valid API token into the identity of its owner. */
@ApplicationScoped
public class ApiTokenIdentityProvider implements IdentityProvider<ApiTokenRequest> {

    private final ApiTokens tokens;

    @Inject
    ApiTokenIdentityProvider(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Class<ApiTokenRequest> getRequestType() {
        return ApiTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiTokenRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .completionStage(() ->
                        tokens.ownerOf(request.token(), request.correlationId()).toCompletionStage())
                .map(owner -> owner.map(caller -> identityOf(caller, request.token()))
                        .orElseThrow(AuthenticationFailedException::new));
    }

    private static SecurityIdentity identityOf(Caller owner, ShownToken token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(owner.name()))
                .addRoles(owner.role().expanded())
                .addAttribute(Callers.ATTRIBUTE, owner)
                .addAttribute(Callers.TOKEN, token)
                .build();
    }
}
