package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A service signs in its own name only, and only the gateway speaks for users. Without this, whoever holds one
 * service's key could call itself the gateway.
 */
@ApplicationScoped
class ServiceTokenAugmentor implements SecurityIdentityAugmentor {

    private static final String GATEWAY = "gateway";
    private static final String SERVICE_ROLE = "service";

    private final ObjectMapper json;

    ServiceTokenAugmentor(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        String issuer = token.getIssuer();
        if (issuer == null || !issuer.equals(keyId(token.getRawToken()))) {
            return Uni.createFrom().failure(new AuthenticationFailedException("the token's key is not its issuer's"));
        }
        boolean fromGateway = GATEWAY.equals(issuer);
        Set<String> roles = identity.getRoles().stream()
                .filter(role -> SERVICE_ROLE.equals(role) != fromGateway)
                .collect(Collectors.toSet());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(token)
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .addRoles(roles)
                        .build());
    }

    private String keyId(String rawToken) {
        String header = rawToken.substring(0, rawToken.indexOf('.'));
        try {
            return json.readTree(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                    .path("kid")
                    .asText("");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a verified token has a header that is not JSON", impossible);
        }
    }
}
