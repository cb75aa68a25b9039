package io.strongroom.assets.definition;

import io.strongroom.assets.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * A kind of reference between objects.
 *
 * @param schemaId null for a global one
 */
public record ReferenceType(long id, String name, @Nullable Long schemaId, CanonicalJson raw) {}
