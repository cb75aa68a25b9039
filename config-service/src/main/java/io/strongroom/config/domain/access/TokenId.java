package io.strongroom.config.domain.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names one issued token. It is part of the token's text, so that whoever finds a leaked one knows what to revoke. */
public record TokenId(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z2-7]{16}");

    public TokenId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("token id must be 16 characters of a-z and 2-7");
        }
    }

    public static Optional<TokenId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TokenId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
