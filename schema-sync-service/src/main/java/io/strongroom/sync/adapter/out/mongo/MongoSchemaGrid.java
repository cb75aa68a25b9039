package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.strongroom.sync.application.port.in.BrowseSchemas.Direction;
import io.strongroom.sync.application.port.in.BrowseSchemas.Sort;
import io.strongroom.sync.application.port.out.SchemaGrid;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SyncedSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

@ApplicationScoped
class MongoSchemaGrid implements SchemaGrid {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}#&~\\-]");

    private final SchemaCollection schemas;

    MongoSchemaGrid(SchemaCollection schemas) {
        this.schemas = schemas;
    }

    @Override
    public Page list(Filter filter, Sort sort, Direction direction, int page, int size) {
        if (filter.instances().isEmpty()) {
            return new Page(List.of(), 0);
        }
        Bson query = query(filter);
        String field =
                switch (sort) {
                    case NAME -> "nameLower";
                    case STATUS -> "status";
                    case OBJECT_COUNT -> "objectCount";
                    case LAST_BACKUP -> "last.at";
                };
        Bson order = direction == Direction.ASCENDING ? Sorts.ascending(field) : Sorts.descending(field);
        return StoreCalls.call(() -> {
            List<SyncedSchema> items = schemas.mongoCollection()
                    .find(query)
                    .sort(Sorts.orderBy(order, Sorts.ascending("_id")))
                    .skip(page * size)
                    .limit(size)
                    .map(SchemaDocument::toDomain)
                    .into(new ArrayList<>());
            return new Page(items, schemas.mongoCollection().countDocuments(query));
        });
    }

    private static Bson query(Filter filter) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(Filters.in(
                "instanceId", filter.instances().stream().map(InstanceId::value).toList()));
        if (!filter.statuses().isEmpty()) {
            conditions.add(Filters.in("status", filter.statuses()));
        }
        if (filter.hideDeleted()) {
            conditions.add(Filters.ne("status", "DELETED"));
        }
        if (!filter.search().isEmpty()) {
            // quoted by hand: \Q..\E is Java's, and the store has its own expressions
            String literal =
                    SPECIAL.matcher(SchemaDocument.lower(filter.search())).replaceAll("\\\\$0");
            conditions.add(Filters.regex("nameLower", literal));
        }
        return Filters.and(conditions);
    }
}
