package io.strongroom.config.domain.storage;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The name of a database that every supported product accepts, and that no product keeps for itself. */
public record DatabaseName(String text) {

    private static final int LONGEST = 63;
    // What Windows servers of MongoDB refuse is refused everywhere: a database may move.
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\. \"$*<>:|?#\\p{Cntrl}]");
    private static final Set<String> RESERVED = Set.of("admin", "local", "config");

    public DatabaseName {
        text = text.strip();
        if (FORBIDDEN.matcher(text).find()) {
            throw new InvalidValueException(
                    FieldCode.DATABASE_NAME_NOT_ALLOWED,
                    "A database name has no blanks and none of / \\ . \" $ * < > : | ? #. Choose another name.");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new InvalidValueException(
                    FieldCode.DATABASE_NAME_NOT_ALLOWED, "A database name has at most 63 bytes. Choose a shorter one.");
        }
        if (text.isEmpty() || RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
            throw new InvalidValueException(
                    FieldCode.DATABASE_NAME_NOT_ALLOWED,
                    "The server keeps admin, local and config for itself. Choose a database for the backups alone.");
        }
    }

    /** Servers refuse two databases whose names differ in case only. */
    public boolean names(String other) {
        return text.equalsIgnoreCase(other);
    }
}
