package io.strongroom.simulator.catalog;

import org.jspecify.annotations.Nullable;

/** A status; without a schema it is global. Categories: 0 inactive, 1 active, 2 pending. */
public record Status(int id, String name, @Nullable String description, int category, @Nullable Integer schemaId) {}
