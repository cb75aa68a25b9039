package io.strongroom.config.domain.credential;

/** A credential as it is stored. */
public record SealedCredential(EmailAddress email, SealedToken token) {}
