package io.strongroom.config.domain.credential;

/** How we sign in to an instance, with the token in the clear. */
public record Credential(SignIn signIn, ApiToken token) {

    public Credential(EmailAddress email, ApiToken token) {
        this(new SignIn.ByEmail(email), token);
    }

    public SealedCredential sealed(SealedToken sealed) {
        return new SealedCredential(signIn, sealed);
    }
}
