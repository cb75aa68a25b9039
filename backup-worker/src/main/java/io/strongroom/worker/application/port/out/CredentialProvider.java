package io.strongroom.worker.application.port.out;

import java.util.Optional;

/**
 * How a worker gets at an instance's credential: asked at run time, kept in memory only as long as a site is read. Throws
 * {@link SourceUnavailableException} while the owner of credentials does not answer.
 */
public interface CredentialProvider {

    /** Empty when the instance is gone. */
    Optional<Credential> credentialOf(String instanceId);

    /** Its text says nothing of what it holds. */
    record Credential(String siteUrl, String workspaceId, String email, String token) {
        @Override
        public String toString() {
            return "Credential[…]";
        }
    }
}
