package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.SealedToken;
import io.strongroom.config.domain.instance.InstanceId;

/** Keeps the contract of a cipher without being one: bound to key and owner, and unlike the token. */
public final class ReversingCredentialCipher implements CredentialCipher {

    private final String key;

    public ReversingCredentialCipher(String key) {
        this.key = key;
    }

    @Override
    public SealedToken seal(ApiToken token, InstanceId owner) {
        return new SealedToken(prefix(owner) + new StringBuilder(token.reveal()).reverse());
    }

    @Override
    public ApiToken open(SealedToken sealed, InstanceId owner) {
        if (!sealed.text().startsWith(prefix(owner))) {
            throw new UnreadableTokenException(owner, new IllegalArgumentException("other key or owner"));
        }
        String reversed = sealed.text().substring(prefix(owner).length());
        return new ApiToken(new StringBuilder(reversed).reverse().toString());
    }

    private String prefix(InstanceId owner) {
        return key + "/" + owner + "/";
    }
}
