package io.strongroom.worker.adapter.out.credentials;

import io.strongroom.worker.application.port.out.CredentialProvider;
import io.strongroom.worker.application.port.out.SourceUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class HttpCredentialProvider implements CredentialProvider {
    private final ConfigServiceApi api;

    HttpCredentialProvider(@RestClient ConfigServiceApi api) {
        this.api = api;
    }

    @Override
    public Optional<Credential> credentialOf(String instanceId) {
        try {
            return Optional.of(api.credential(instanceId).toCredential());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                return Optional.empty();
            }
            throw new SourceUnavailableException(
                    "config-service answered " + e.getResponse().getStatus() + " when asked for a credential", e);
        } catch (ProcessingException e) {
            throw new SourceUnavailableException("config-service does not answer", e);
        }
    }
}
