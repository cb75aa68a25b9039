package io.strongroom.sync.domain.schema;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as it is searched and sorted by: without case, and with one form for characters that Unicode can write in
 * several ways. No store's collation is needed for that.
 */
public record FoldedText(String value) {
    /** Context-free, so that a part of a text folds to a part of the folded text. */
    public static FoldedText of(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        int[] lower = upper.codePoints().map(Character::toLowerCase).toArray();
        return new FoldedText(new String(lower, 0, lower.length));
    }
}
