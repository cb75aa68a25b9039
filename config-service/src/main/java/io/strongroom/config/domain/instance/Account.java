package io.strongroom.config.domain.instance;

/** The Atlassian account that a credential signs in as. */
public record Account(String accountId, String displayName) {

    public Account {
        if (accountId.isBlank()) {
            throw new IllegalArgumentException("accountId must not be blank");
        }
    }
}
