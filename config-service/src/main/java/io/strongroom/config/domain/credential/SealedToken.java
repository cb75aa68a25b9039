package io.strongroom.config.domain.credential;

/** A token as it is stored: authenticated encryption, bound to the instance that owns it, in Base64. */
public record SealedToken(String text) {

    public SealedToken {
        if (text.isBlank()) {
            throw new IllegalArgumentException("sealed token must not be blank");
        }
    }

    @Override
    public String toString() {
        return "SealedToken[redacted]";
    }
}
