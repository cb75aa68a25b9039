package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.instance.InstanceId;

/**
 * Seals tokens for storage and opens them again. Pure computation: no blocking, may be repeated, and sealing the same
 * token twice gives different texts.
 */
public interface CredentialCipher {

    SealedToken seal(ApiToken token, InstanceId owner);

    /**
     * Gives the token back.
     *
     * @throws UnreadableTokenException when the token was sealed with another key or for another owner, or was altered
     */
    ApiToken open(SealedToken sealed, InstanceId owner);

    /** The sealed token cannot be opened; trying again will not help. */
    final class UnreadableTokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnreadableTokenException(InstanceId owner, Throwable cause) {
            super("the stored token of instance " + owner + " cannot be opened with the current key", cause);
        }
    }
}
