package io.strongroom.sync.adapter.in.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A key signs only for its owner, users come only through the gateway, and the gateway is never a service. */
@ApplicationScoped
class CallerAugmentor implements SecurityIdentityAugmentor {
    private static final String GATEWAY = "gateway";
    private static final String SERVICE = "service";

    private final ObjectMapper json;

    CallerAugmentor(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        if (!keyId(token.getRawToken()).equals(token.getIssuer())) {
            return Uni.createFrom().failure(new AuthenticationFailedException("key is not the issuer's"));
        }
        Set<String> roles = new TreeSet<>(identity.getRoles());
        if (token.getIssuer().equals(GATEWAY)) {
            roles.remove(SERVICE);
        } else {
            roles.retainAll(Set.of(SERVICE));
        }
        QuarkusSecurityIdentity.Builder narrowed = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(roles);
        narrowed.addCredentials(identity.getCredentials());
        narrowed.addAttributes(identity.getAttributes());
        return Uni.createFrom().item(narrowed.build());
    }

    private String keyId(String token) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
            return json.readTree(header).path("kid").asText();
        } catch (IOException e) {
            throw new AuthenticationFailedException("token has no readable header", e);
        }
    }
}
