package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.strongroom.sync.application.port.in.BrowseSchemas.Direction;
import io.strongroom.sync.application.port.in.BrowseSchemas.Order;
import io.strongroom.sync.application.port.in.BrowseSchemas.Sort;
import io.strongroom.sync.application.port.out.SchemaGrid;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.FoldedText;
import io.strongroom.sync.domain.schema.SyncedSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

@ApplicationScoped
class MongoSchemaGrid implements SchemaGrid {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}#&~\\-]");

    private static final Set<String> IN_CATALOGUE = Set.of("ACTIVE", "INACTIVE", "DELETED", "SYNC_ERROR");

    /** Written by the grid alone, and for sorting alone. */
    private static final String INSTANCE_NAME = "instanceNameLower";

    private final SchemaCollection schemas;

    MongoSchemaGrid(SchemaCollection schemas) {
        this.schemas = schemas;
    }

    @Override
    public Page list(Filter filter, List<Order> order, int page, int size) {
        Set<String> statuses = statuses(filter);
        if (filter.instances().isEmpty() || statuses.isEmpty()) {
            return new Page(List.of(), 0);
        }
        Bson query = query(filter, statuses);
        Bson sort = sort(order);
        int skip = page * size;
        return StoreCalls.call(() -> {
            List<SyncedSchema> items = schemas.mongoCollection()
                    .find(query)
                    .sort(sort)
                    .skip(skip)
                    .limit(size)
                    .map(SchemaDocument::toDomain)
                    .into(new ArrayList<>());
            // the last page says itself how many there are
            boolean isLast = items.size() < size && (skip == 0 || !items.isEmpty());
            return new Page(
                    items,
                    isLast ? skip + items.size() : schemas.mongoCollection().countDocuments(query));
        });
    }

    @Override
    public void instanceIsNamed(InstanceId instance, String name) {
        String folded = FoldedText.of(name).value();
        StoreCalls.call(() -> schemas.mongoCollection()
                .updateMany(
                        Filters.and(Filters.eq("instanceId", instance.value()), Filters.ne(INSTANCE_NAME, folded)),
                        Updates.set(INSTANCE_NAME, folded)));
    }

    /** The ids settle what is left; in the direction of the first field, as one index can serve that. */
    private static Bson sort(List<Order> order) {
        List<Bson> fields = new ArrayList<>();
        order.forEach(one -> fields.add(directed(one.direction(), field(one.sort()))));
        fields.add(directed(order.get(0).direction(), "_id"));
        return Sorts.orderBy(fields);
    }

    private static Bson directed(Direction direction, String field) {
        return direction == Direction.ASCENDING ? Sorts.ascending(field) : Sorts.descending(field);
    }

    private static String field(Sort sort) {
        return switch (sort) {
            case NAME -> "nameLower";
            case KEY -> "key";
            case STATUS -> "status";
            case OBJECT_COUNT -> "objectCount";
            case INSTANCE_NAME -> INSTANCE_NAME;
            case LAST_BACKUP -> "last.at";
            case NEXT_BACKUP -> "schedule.nextAt";
        };
    }

    private static Set<String> statuses(Filter filter) {
        Set<String> wanted = new TreeSet<>(IN_CATALOGUE);
        if (!filter.statuses().isEmpty()) {
            wanted.retainAll(filter.statuses());
        }
        if (filter.hideDeleted()) {
            wanted.remove("DELETED");
        }
        return wanted;
    }

    private static Bson query(Filter filter, Set<String> statuses) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(Filters.in(
                "instanceId", filter.instances().stream().map(InstanceId::value).toList()));
        conditions.add(Filters.in("status", statuses));
        if (!filter.search().isEmpty()) {
            // quoted by hand: \Q..\E is Java's, and the store has its own expressions
            String literal =
                    SPECIAL.matcher(FoldedText.of(filter.search()).value()).replaceAll("\\\\$0");
            conditions.add(Filters.regex("nameLower", literal));
        }
        return Filters.and(conditions);
    }
}
