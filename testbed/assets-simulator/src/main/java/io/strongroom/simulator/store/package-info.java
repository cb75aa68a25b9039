/**
 * The objects of a workspace: columns for the generated ones, an overlay for what was written since.
 * It also keeps the search index, which may lag behind the truth.
 */
@NullMarked
package io.strongroom.simulator.store;

import org.jspecify.annotations.NullMarked;
