package io.strongroom.config.domain.storage;

/** A connection string as it is stored: authenticated encryption, bound to the storage it leads to, in Base64. */
public record SealedConnection(String text) {

    public SealedConnection {
        if (text.isBlank()) {
            throw new IllegalArgumentException("sealed connection must not be blank");
        }
    }

    @Override
    public String toString() {
        return "SealedConnection[redacted]";
    }
}
