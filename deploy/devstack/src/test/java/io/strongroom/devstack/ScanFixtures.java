package io.strongroom.devstack;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Documents with a field {@code a} of every kind, at the top and below {@code in}. */
final class ScanFixtures {
    private ScanFixtures() {}

    static List<Document> documents() {
        List<Document> documents = Arrays.asList(
                new Document(),
                new Document("a", null),
                new Document("a", ""),
                new Document("a", "one"),
                new Document("a", "two").append("b", "x"),
                new Document("a", "Two").append("b", "y"),
                new Document("a", 1),
                new Document("a", 1L),
                new Document("a", 1.0),
                new Document("a", 2).append("b", "x"),
                new Document("a", true),
                new Document("a", Instant.EPOCH),
                new Document("a", Instant.EPOCH.plusSeconds(1)),
                new Document("a", List.of()),
                new Document("a", List.of("one", "three")),
                new Document("a", List.of(new Document("a", "one"), new Document("b", "one"))),
                new Document("a", new Document("a", "one")),
                new Document("in", "one"),
                new Document("in", new Document("a", "one")).append("a", "two"),
                new Document("in", new Document("a", null)),
                new Document("in", new Document("a", List.of("one"))),
                new Document("in", List.of()),
                new Document("in", List.of(new Document("a", "one"), new Document("a", "two"))),
                new Document("in", List.of("one", new Document("b", "one"))));
        for (int i = 0; i < documents.size(); i++) {
            documents.get(i).append("_id", i);
        }
        return documents;
    }
}
