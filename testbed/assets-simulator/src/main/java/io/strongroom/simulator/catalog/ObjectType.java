package io.strongroom.simulator.catalog;

import org.jspecify.annotations.Nullable;

/** An object type; a root type has no parent. */
public record ObjectType(
        int id,
        int schemaId,
        String name,
        @Nullable String description,
        int iconId,
        int position,
        long created,
        long updated,
        @Nullable Integer parentId,
        boolean inherited,
        boolean abstractType) {

    public ObjectType movedTo(@Nullable Integer newParent, int newPosition, long now) {
        return new ObjectType(
                id, schemaId, name, description, iconId, newPosition, created, now, newParent, inherited, abstractType);
    }
}
