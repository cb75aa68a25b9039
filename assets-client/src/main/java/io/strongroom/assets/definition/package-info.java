/**
 * The structure of a schema as the API describes it. Each definition carries its whole canonical JSON and, typed, only
 * what our services decide on.
 */
@NullMarked
package io.strongroom.assets.definition;

import org.jspecify.annotations.NullMarked;
