package io.strongroom.config.domain.credential;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;

/** An Atlassian API token in the clear. Not a record: nothing may print or serialise it by accident. */
public final class ApiToken {

    private static final int LONGEST = 4096;

    private final String secret;

    /** Surrounding blanks are dropped, since tokens are pasted. */
    public ApiToken(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new InvalidValueException(
                    FieldCode.API_TOKEN_REQUIRED,
                    "Enter an API token. You can create one in your Atlassian account under Security, API tokens.");
        }
        if (stripped.length() > LONGEST
                || !stripped.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new InvalidValueException(
                    FieldCode.API_TOKEN_MALFORMED,
                    "This is not an API token: it holds blanks or characters that no token has. Copy it again.");
        }
        this.secret = stripped;
    }

    /** The secret itself, for sealing it and for signing in; whoever asks must not keep it. */
    public String reveal() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiToken that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "ApiToken[redacted]";
    }
}
