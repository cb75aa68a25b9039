package io.strongroom.assets.aql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AqlTest {

    @Test
    void partsAreJoinedAndOrdered() {
        Aql aql = Aql.schema(6)
                .and(Aql.type(23))
                .and(Aql.idGreaterThan(1000))
                .and(Aql.idAtMost(2000))
                .orderBy(Aql.Order.OBJECT_ID);

        assertThat(aql.text())
                .isEqualTo("objectSchemaId = 6 AND objectTypeId = 23 AND objectId > 1000 AND objectId <= 2000"
                        + " ORDER BY objectId ASC");
    }

    @Test
    void listsAreQuotedWhereTheyAreText() {
        assertThat(Aql.idIn(List.of(3L, 1L)).text()).isEqualTo("objectId IN (3, 1)");
        assertThat(Aql.keyIn(List.of("A-1", "B\"-2")).text()).isEqualTo("Key IN (\"A-1\", \"B\\\"-2\")");
        assertThatThrownBy(() -> Aql.idIn(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Aql.keyIn(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain                | \"plain\"",
                "with \" quote        | \"with \\\" quote\"",
                "ends with \\         | \"ends with \\\\\"",
                "\\\" OR Key != \\\"  | \"\\\\\\\" OR Key != \\\\\\\"\"",
                "ümlaut 😀            | \"ümlaut 😀\"",
                "' AND 1 = 1          | \"' AND 1 = 1\"",
            })
    void aValueNeverBecomesSyntax(String value, String literal) {
        assertThat(Aql.attribute("Name", value).text()).isEqualTo("\"Name\" = " + literal);
    }

    @Test
    void onlyTheWholeQueryHasAnOrder() {
        Aql ordered = Aql.type(1).orderBy(Aql.Order.KEY);

        assertThatThrownBy(() -> Aql.schema(6).and(ordered)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ordered.and(Aql.schema(6)).text())
                .isEqualTo("objectTypeId = 1 AND objectSchemaId = 6 ORDER BY Key ASC");
    }
}
