package io.strongroom.assets.aql;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A query, immutable. Only forms that public clients are known to use, except the ranges of {@code objectId}, which a
 * caller must probe for first ({@code assets-api.md} §4.3).
 */
public final class Aql {

    private final String condition;
    private final String order;

    private Aql(String condition, String order) {
        this.condition = condition;
        this.order = order;
    }

    public static Aql schema(long schemaId) {
        return condition("objectSchemaId = " + schemaId);
    }

    /** Objects of exactly this type, without its children. */
    public static Aql type(long typeId) {
        return condition("objectTypeId = " + typeId);
    }

    public static Aql id(long objectId) {
        return condition("objectId = " + objectId);
    }

    public static Aql idIn(Collection<Long> objectIds) {
        if (objectIds.isEmpty()) {
            throw new IllegalArgumentException("objectIds must not be empty");
        }
        return condition(
                objectIds.stream().map(String::valueOf).collect(Collectors.joining(", ", "objectId IN (", ")")));
    }

    /** Exclusive. Not proven to work on every site: probe first. */
    public static Aql idGreaterThan(long objectId) {
        return condition("objectId > " + objectId);
    }

    /** Inclusive. Not proven to work on every site: probe first. */
    public static Aql idAtMost(long objectId) {
        return condition("objectId <= " + objectId);
    }

    public static Aql keyIn(Collection<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys must not be empty");
        }
        return condition(keys.stream().map(Aql::quote).collect(Collectors.joining(", ", "Key IN (", ")")));
    }

    /**
     * Objects created at {@code moment} or later.
     *
     * @param moment a time or a relative form such as {@code now(-2w)}, as AQL writes it
     */
    public static Aql createdFrom(String moment) {
        return condition("Created >= " + quote(moment));
    }

    public static Aql createdBefore(String moment) {
        return condition("Created < " + quote(moment));
    }

    public static Aql updatedFrom(String moment) {
        return condition("Updated >= " + quote(moment));
    }

    /** Equality on an attribute by its name. */
    public static Aql attribute(String name, String value) {
        return condition(quote(name) + " = " + quote(value));
    }

    public Aql and(Aql other) {
        if (!other.order.isEmpty()) {
            throw new IllegalArgumentException("only the whole query can have an order");
        }
        return new Aql(condition + " AND " + other.condition, order);
    }

    public Aql orderBy(Order newOrder) {
        return new Aql(condition, " ORDER BY " + newOrder.text);
    }

    /** The query as it is sent. */
    public String text() {
        return condition + order;
    }

    @Override
    public String toString() {
        return text();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Aql that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** A string literal or quoted name: the two characters that could end it are escaped with a backslash. */
    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Aql condition(String text) {
        return new Aql(text, "");
    }

    /** Attributes that never change, so that a page does not shift because an object was edited. */
    public enum Order {
        OBJECT_ID("objectId ASC"),
        OBJECT_ID_DESCENDING("objectId DESC"),
        KEY("Key ASC"),
        CREATED("Created ASC");

        private final String text;

        Order(String text) {
            this.text = text;
        }
    }
}
