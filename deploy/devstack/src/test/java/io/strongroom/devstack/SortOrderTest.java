package io.strongroom.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SortOrderTest {
    static Stream<Document> orders() {
        return Stream.of(
                new Document("a", 1),
                new Document("a", -1),
                new Document("a", 1).append("_id", -1),
                new Document("in.a", 1).append("a", -1),
                new Document("in.a", -1),
                new Document("b", -1.0).append("a", 1L),
                new Document("missing", 1));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void itOrdersAsTheServerDoes(Document orderBy) {
        List<Document> expected = ScanFixtures.documents().stream()
                .sorted(new DocumentComparator(orderBy))
                .toList();
        SortOrder order = SortOrder.of(orderBy).orElseThrow();

        for (int limit = 1; limit <= expected.size() + 1; limit++) {
            assertThat(order.first(limit, ScanFixtures.documents().stream()))
                    .startsWith(expected.get(0))
                    .containsExactlyElementsOf(expected.subList(0, Math.min(limit, expected.size())));
        }
        assertThat(order.first(0, ScanFixtures.documents().stream())).containsExactlyElementsOf(expected);
    }

    @Test
    void theNaturalOrderIsLeftToTheServer() {
        assertThat(SortOrder.of(new Document("$natural", -1))).isEmpty();
        assertThat(SortOrder.of(new Document())).isEmpty();
    }
}
