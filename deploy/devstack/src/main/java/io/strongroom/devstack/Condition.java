package io.strongroom.devstack;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A query, understood once and not again for each document. It knows what our services ask of whole collections: texts
 * that are equal, one of several, or matched by an expression, and fields that exist. What else there is in queries and
 * documents, lists above all, goes to the server's own matcher, so that every answer stays the one that it would give.
 */
final class Condition {
    private final BiPredicate<Document, Document> server;

    private Condition(BiPredicate<Document, Document> server) {
        this.server = server;
    }

    /** {@code server} tells whether a document matches a query. */
    static Predicate<Document> of(Document query, BiPredicate<Document, Document> server) {
        return new Condition(server).all(query);
    }

    private Predicate<Document> all(Document query) {
        List<Predicate<Document>> parts = new ArrayList<>();
        query.forEach((key, value) -> parts.add(one(key, value)));
        return document -> {
            for (Predicate<Document> part : parts) {
                if (!part.test(document)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Predicate<Document> one(String key, Object value) {
        Document alone = new Document(key, value);
        Predicate<Document> ask = document -> server.test(document, alone);
        if (key.startsWith("$")) {
            return key.equals("$and") ? queries(value).map(this::conjunction).orElse(ask) : ask;
        }
        return test(value).map(test -> onField(FieldPath.of(key), test, ask)).orElse(ask);
    }

    private Predicate<Document> conjunction(List<Document> queries) {
        return queries.stream().map(this::all).reduce(Predicate::and).orElseThrow();
    }

    private static Optional<List<Document>> queries(Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            return Optional.empty();
        }
        List<Document> queries = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Document query)) {
                return Optional.empty();
            }
            queries.add(query);
        }
        return Optional.of(queries);
    }

    private static Predicate<Document> onField(FieldPath field, Predicate<Object> test, Predicate<Document> ask) {
        return document -> {
            Object value = field.in(document);
            boolean isPlain = value instanceof String || value instanceof Missing;
            return isPlain ? test.test(value) : ask.test(document);
        };
    }

    /** For texts and {@link Missing} only. */
    private static Optional<Predicate<Object>> test(Object wanted) {
        if (wanted instanceof String) {
            return Optional.of(wanted::equals);
        }
        if (wanted instanceof BsonRegularExpression expression) {
            return Optional.of(value ->
                    value instanceof String text && expression.matcher(text).find());
        }
        if (!(wanted instanceof Document operators) || operators.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Object> operator = operators.entrySet().iterator().next();
        Object operand = operator.getValue();
        return switch (operator.getKey()) {
            case "$eq" -> operand instanceof String ? Optional.of(operand::equals) : Optional.empty();
            case "$in" -> texts(operand).map(texts -> texts::contains);
            case "$exists" ->
                operand instanceof Boolean exists
                        ? Optional.of(value -> value instanceof String == exists)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Set<String>> texts(Object value) {
        if (!(value instanceof Collection<?> values)) {
            return Optional.empty();
        }
        Set<String> texts = new HashSet<>();
        for (Object one : values) {
            if (!(one instanceof String text)) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(texts);
    }
}
