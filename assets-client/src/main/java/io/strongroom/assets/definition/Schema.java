package io.strongroom.assets.definition;

import io.strongroom.assets.canonical.CanonicalJson;

/**
 * An object schema.
 *
 * @param description empty when absent
 * @param status as Atlassian says it, {@code Ok} when all is well
 * @param canManage false for the system's own schemas
 * @param raw without the two counts
 */
public record Schema(
        long id,
        String name,
        String key,
        String description,
        String status,
        long objectCount,
        long objectTypeCount,
        boolean canManage,
        CanonicalJson raw) {}
