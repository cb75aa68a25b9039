package io.strongroom.sync.domain.schema;

/** What the source says about a schema. */
public record SchemaFacts(String sourceId, String name, String key, long objectCount) {
    public SchemaFacts {
        if (sourceId.isBlank()) {
            throw new IllegalArgumentException("sourceId is blank");
        }
        if (objectCount < 0) {
            throw new IllegalArgumentException("objectCount is negative");
        }
    }

    /** Asked for one schema, a source may leave out how many objects it has. */
    SchemaFacts orCountOf(SchemaFacts known) {
        return objectCount > 0 ? this : new SchemaFacts(sourceId, name, key, known.objectCount);
    }
}
