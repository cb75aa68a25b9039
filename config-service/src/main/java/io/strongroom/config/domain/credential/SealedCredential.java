package io.strongroom.config.domain.credential;

/** A credential as it is stored. */
public record SealedCredential(SignIn signIn, SealedToken token) {

    public SealedCredential(EmailAddress email, SealedToken token) {
        this(new SignIn.ByEmail(email), token);
    }

    public Credential opened(ApiToken opened) {
        return new Credential(signIn, opened);
    }
}
