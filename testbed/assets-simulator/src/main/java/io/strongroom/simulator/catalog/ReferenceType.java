package io.strongroom.simulator.catalog;

import org.jspecify.annotations.Nullable;

/** A reference type; without a schema it is global. The colour is hexadecimal without a hash sign. */
public record ReferenceType(
        int id, String name, @Nullable String description, @Nullable String color, @Nullable Integer schemaId) {}
