package io.strongroom.config.domain.instance;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.text.Normalizer;
import java.util.Locale;

/** What people call an instance. Two names that differ only in case or in blanks are one. */
public record InstanceName(String text) {

    private static final int LONGEST = 100;

    public InstanceName {
        text = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).replaceAll("\\s+", " ");
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(InstanceName::isUnprintable)) {
            throw new InvalidValueException(
                    FieldCode.NAME_MALFORMED,
                    "A name has 1 to " + LONGEST + " characters, all of them visible. Choose another one.");
        }
    }

    /** The same for all spellings of one name. */
    public String key() {
        // Upper case first: it joins letters, such as the two small sigmas, that lower case alone keeps apart.
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isUnprintable(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
