package io.strongroom.devstack;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders documents as the server does, but looks each document's values up once and not for each comparison. */
record SortOrder(List<Key> keys) {
    private static final int FEW = 1_000;

    /** Empty for an order that is not by fields. */
    static Optional<SortOrder> of(Document orderBy) {
        List<Key> keys = new ArrayList<>();
        for (Map.Entry<String, Object> field : orderBy.entrySet()) {
            if (field.getKey().startsWith("$") || !(field.getValue() instanceof Number direction)) {
                return Optional.empty();
            }
            keys.add(new Key(FieldPath.of(field.getKey()), direction.intValue() > 0));
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new SortOrder(List.copyOf(keys)));
    }

    /** The first {@code limit} of them, all for 0. */
    Stream<Document> first(int limit, Stream<Document> documents) {
        Stream<Row> rows = documents.map(new Rows()::of);
        return (limit > 0 && limit <= FEW ? fewest(limit, rows) : rows)
                .sorted(this::compare)
                .map(Row::document);
    }

    /** A page near the beginning needs no order among all that comes after it. */
    private Stream<Row> fewest(int limit, Stream<Row> rows) {
        Comparator<Row> order = this::compare;
        PriorityQueue<Row> lastFirst = new PriorityQueue<>(limit, order.reversed());
        rows.forEach(row -> {
            if (lastFirst.size() < limit) {
                lastFirst.add(row);
            } else if (compare(row, lastFirst.element()) < 0) {
                lastFirst.remove();
                lastFirst.add(row);
            }
        });
        return lastFirst.stream();
    }

    private int compare(Row one, Row other) {
        for (int i = 0; i < keys.size(); i++) {
            int difference =
                    keys.get(i).compare(one.values().get(i), other.values().get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.position(), other.position());
    }

    private final class Rows {
        private int position;

        Row of(Document document) {
            @Nullable Object[] values = new Object[keys.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = keys.get(i).of(document);
            }
            return new Row(document, Arrays.asList(values), position++);
        }
    }

    private record Key(FieldPath field, boolean ascending) {
        @Nullable
        Object of(Document document) {
            Object value = field.in(document);
            return value instanceof Collection
                    ? Utils.getSubdocumentValueCollectionAware(document, field.dotted())
                    : value;
        }

        int compare(@Nullable Object one, @Nullable Object other) {
            if (one instanceof String text && other instanceof String otherText) {
                return ascending ? text.compareTo(otherText) : otherText.compareTo(text);
            }
            Comparator<Object> server = ascending ? ValueComparator.asc() : ValueComparator.desc();
            return server.compare(one, other);
        }
    }

    /** Equal rows stay in the order in which they came. */
    private record Row(Document document, List<@Nullable Object> values, int position) {}
}
