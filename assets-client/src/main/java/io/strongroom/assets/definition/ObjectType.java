package io.strongroom.assets.definition;

import io.strongroom.assets.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * An object type.
 *
 * @param parentId null at the root
 * @param iconId null when the answer names no icon
 * @param objectCount objects of exactly this type; a hint only
 * @param raw without the count
 */
public record ObjectType(
        long id,
        String name,
        long schemaId,
        @Nullable Long parentId,
        int position,
        boolean inherited,
        boolean isAbstract,
        @Nullable String iconId,
        long objectCount,
        CanonicalJson raw) {}
