package io.strongroom.config.domain.storage;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;

/** A connection string in the clear. It holds a password. Not a record: nothing may print or serialise it by accident. */
public final class StorageConnection {

    private static final int LONGEST = 4096;
    private static final String PLAIN = "mongodb://";
    private static final String BY_SRV = "mongodb+srv://";

    private final String secret;

    /** Surrounding blanks are dropped, since connection strings are pasted. */
    public StorageConnection(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith(PLAIN) && !stripped.startsWith(BY_SRV)) {
            throw new InvalidValueException(
                    FieldCode.CONNECTION_STRING_MALFORMED,
                    "A connection string begins with mongodb:// or mongodb+srv://. Copy it from the database's console.");
        }
        if (stripped.length() > LONGEST || stripped.chars().anyMatch(c -> c <= ' ' || c == 127)) {
            throw new InvalidValueException(
                    FieldCode.CONNECTION_STRING_MALFORMED,
                    "This connection string holds blanks or is longer than 4096 characters. Copy it again.");
        }
        this.secret = stripped;
    }

    /** The secret itself, for sealing it and for connecting; whoever asks must not keep it. */
    public String reveal() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StorageConnection that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "StorageConnection[redacted]";
    }
}
