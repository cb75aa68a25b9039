package io.strongroom.worker.domain.snapshot;

import java.util.List;

/** A named definition document (schema, types, attributes, …); a large one continues in further chunks. */
public record MetaDocument(String name, ChunkId id, List<ChunkId> continuations) {
    public MetaDocument {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a meta document is blank");
        }
        continuations = List.copyOf(continuations);
    }
}
