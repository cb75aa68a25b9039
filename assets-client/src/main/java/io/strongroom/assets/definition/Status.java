package io.strongroom.assets.definition;

import io.strongroom.assets.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * A status that a status attribute can have.
 *
 * @param category 0 inactive, 1 active, 2 pending
 * @param schemaId null for a global status
 */
public record Status(long id, String name, int category, @Nullable Long schemaId, CanonicalJson raw) {}
