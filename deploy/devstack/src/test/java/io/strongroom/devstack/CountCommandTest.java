package io.strongroom.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountCommandTest {
    private static final Document MATCH = new Document("$match", new Document("status", "ACTIVE"));
    private static final Document GROUP =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    @Test
    void whatADriverSendsToCountIsUnderstood() {
        assertThat(CountCommand.of(aggregate(MATCH, GROUP)))
                .contains(new CountCommand("sync", "schemas", new Document("status", "ACTIVE"), 1));
    }

    @Test
    void otherPipelinesAreLeftToTheServer() {
        Document sumOfSizes = new Document("$group", new Document("_id", 1).append("n", new Document("$sum", "$size")));
        Document byStatus = new Document("$group", new Document("_id", "$status").append("n", new Document("$sum", 1)));

        assertThat(List.of(
                        aggregate(MATCH),
                        aggregate(MATCH, sumOfSizes),
                        aggregate(MATCH, byStatus),
                        aggregate(MATCH, new Document("$limit", 5), GROUP),
                        aggregate(new Document("$limit", 5), GROUP),
                        new Document("find", "schemas").append("$db", "sync")))
                .allSatisfy(command -> assertThat(CountCommand.of(command)).isEmpty());
    }

    private static Document aggregate(Document... stages) {
        return new Document("aggregate", "schemas")
                .append("pipeline", List.of(stages))
                .append("$db", "sync");
    }
}
