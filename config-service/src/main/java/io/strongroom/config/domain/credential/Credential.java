package io.strongroom.config.domain.credential;

/** How we sign in to a site: an account's address and its token in the clear. */
public record Credential(EmailAddress email, ApiToken token) {}
