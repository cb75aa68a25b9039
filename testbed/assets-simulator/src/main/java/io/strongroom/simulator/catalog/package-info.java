/**
 * What a workspace defines: schemas, object types, attributes, statuses, reference types and icons.
 * Definitions are immutable values; only {@link io.strongroom.simulator.catalog.Catalog} replaces them.
 */
@NullMarked
package io.strongroom.simulator.catalog;

import org.jspecify.annotations.NullMarked;
