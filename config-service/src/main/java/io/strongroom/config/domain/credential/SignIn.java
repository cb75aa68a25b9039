package io.strongroom.config.domain.credential;

import java.util.Optional;

/** In whose name a token is used: Cloud wants the account's address beside it, Data Center the token alone. */
public sealed interface SignIn {

    Optional<EmailAddress> email();

    /** An Atlassian account on Cloud. */
    record ByEmail(EmailAddress address) implements SignIn {
        @Override
        public Optional<EmailAddress> email() {
            return Optional.of(address);
        }
    }

    /** A personal access token of Data Center, which names its user by itself. */
    record ByTokenAlone() implements SignIn {
        @Override
        public Optional<EmailAddress> email() {
            return Optional.empty();
        }
    }
}
