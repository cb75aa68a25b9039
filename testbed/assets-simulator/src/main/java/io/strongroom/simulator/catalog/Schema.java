package io.strongroom.simulator.catalog;

import org.jspecify.annotations.Nullable;

/** An object schema. */
public record Schema(
        int id,
        String name,
        String key,
        @Nullable String description,
        long created,
        long updated,
        boolean canManage,
        Settings settings) {

    /** What {@code global/config/objectschema/{id}/property} reads and writes. */
    public record Settings(boolean allowOtherObjectSchema, boolean validateQuickCreate, boolean quickCreateObjects) {}
}
