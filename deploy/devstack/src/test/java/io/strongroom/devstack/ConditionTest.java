package io.strongroom.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {
    private final DefaultQueryMatcher server = new DefaultQueryMatcher();

    static Stream<Document> queries() {
        return Stream.of("a", "in.a", "in.a.a", "in.0.a", "missing")
                .flatMap(field -> Stream.of(
                                "one",
                                "",
                                null,
                                1,
                                List.of("one", "three"),
                                new Document("a", "one"),
                                new BsonRegularExpression("^[ot]", ""),
                                new BsonRegularExpression("two", "i"),
                                new Document("$regex", "wo").append("$options", ""),
                                new Document("$in", List.of()),
                                new Document("$in", List.of("one", "two")),
                                new Document("$in", Arrays.asList("one", null)),
                                new Document("$in", List.of("one", 1)),
                                new Document("$in", List.of(new BsonRegularExpression("o", ""))),
                                new Document("$in", List.of("one")).append("$exists", true),
                                new Document("$exists", true),
                                new Document("$exists", false),
                                new Document("$exists", 1),
                                new Document("$eq", "one"),
                                new Document("$ne", "one"),
                                new Document("$nin", List.of("one")),
                                new Document("$gt", "one"),
                                new Document("$lte", 1),
                                new Document("$not", new Document("$in", List.of("one"))),
                                new Document("$size", 2))
                        .map(value -> new Document(field, value)))
                .flatMap(query -> Stream.of(
                        query,
                        new Document(query).append("b", "x"),
                        new Document("$and", List.of(query, new Document("a", new Document("$exists", true)))),
                        new Document("$or", List.of(query, new Document("b", "y"))),
                        new Document("$nor", List.of(query))));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void itFindsWhatTheServerFinds(Document query) {
        List<Document> expected = ScanFixtures.documents().stream()
                .filter(document -> server.matches(document, query))
                .toList();

        assertThat(ScanFixtures.documents().stream().filter(Condition.of(query, server::matches)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void whatItUnderstandsIsNotAskedOfTheServer() {
        Document query = new Document(
                "$and",
                List.of(
                        new Document("instanceId", new Document("$in", List.of("i", "j"))),
                        new Document("status", "ACTIVE"),
                        new Document("name", new BsonRegularExpression("serv", "")),
                        new Document("last.at", new Document("$exists", false))));
        Document document =
                new Document("instanceId", "j").append("status", "ACTIVE").append("name", "a server");

        assertThat(Condition.of(query, (any, part) -> false)).accepts(document);
    }

    @Test
    void aQueryThatTheServerRefusesIsRefused() {
        Document query = new Document("$and", List.of());

        assertThatThrownBy(() -> Condition.of(query, server::matches).test(new Document()))
                .isInstanceOf(BadValueException.class);
    }
}
