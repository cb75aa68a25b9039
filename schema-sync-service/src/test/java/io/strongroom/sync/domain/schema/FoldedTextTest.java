package io.strongroom.sync.domain.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource({
        "ITSM, itsm",
        "GERÄTE, geräte",
        "Stra\u00dfe, STRASSE",
        "\u039f\u0394\u039f\u03a3, \u03bf\u03b4\u03bf\u03c2",
        "Cafe\u0301, CAF\u00c9",
        "\ufb01le, FILE",
    })
    void spellingsOfOneNameFoldToTheSame(String one, String other) {
        assertThat(FoldedText.of(one)).isEqualTo(FoldedText.of(other));
    }

    @ParameterizedTest
    @CsvSource({"\u039f\u0394\u039f\u03a3 5, \u0394\u039f\u03a3", "Human Resources, AN RES"})
    void aPartOfANameFoldsToAPartOfTheFoldedName(String name, String part) {
        assertThat(FoldedText.of(name).value()).contains(FoldedText.of(part).value());
    }
}
