package io.strongroom.config.domain.access;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people call a token, and the user that the audit log names. Only one token has a name at a time, whatever its
 * case; the names of Strongroom's own callers are not to be had, because nobody could tell who acted.
 */
public record TokenName(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._@-]{0,62}[A-Za-z0-9])?");
    private static final Set<String> RESERVED =
            Set.of("admin", "gateway", "config-service", "schema-sync-service", "scheduler-service", "backup-worker");

    public TokenName {
        text = text.strip();
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException(
                    FieldCode.NAME_MALFORMED,
                    "Use 1 to 64 letters, digits, spaces and . _ @ -, beginning and ending with a letter or digit.");
        }
        if (RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
            throw new InvalidValueException(
                    FieldCode.NAME_RESERVED, "Strongroom calls itself by this name. Choose another one.");
        }
    }

    /** Two names with the same key are the same name. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }
}
