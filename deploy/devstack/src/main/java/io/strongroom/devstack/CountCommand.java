package io.strongroom.devstack;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;

/**
 * How a driver asks for the number of documents: by a pipeline of two stages, which the server would run for each
 * document of the collection.
 */
record CountCommand(String database, String collection, Document query, Object group) {
    /** Empty for every other command. */
    static Optional<CountCommand> of(Document command) {
        if (command.get("aggregate") instanceof String collection
                && command.get("$db") instanceof String database
                && command.get("pipeline") instanceof List<?> stages
                && stages.size() == 2
                && stages.get(0) instanceof Document first
                && first.size() == 1
                && first.get("$match") instanceof Document query
                && stages.get(1) instanceof Document second
                && second.size() == 1
                && second.get("$group") instanceof Document group
                && group.get("_id") instanceof Number id
                && group.equals(new Document("_id", id).append("n", new Document("$sum", 1)))) {
            return Optional.of(new CountCommand(database, collection, query, id));
        }
        return Optional.empty();
    }

    Document answer(MongoBackend backend) {
        MongoCollection<?> counted = backend.resolveDatabase(database).resolveCollection(collection, false);
        int count = counted == null ? 0 : counted.count(query, 0, 0);
        List<Document> groups = count == 0 ? List.of() : List.of(new Document("_id", group).append("n", count));
        Document cursor =
                new Document("id", 0L).append("ns", database + "." + collection).append("firstBatch", groups);
        return new Document("cursor", cursor).append("ok", 1.0);
    }
}
