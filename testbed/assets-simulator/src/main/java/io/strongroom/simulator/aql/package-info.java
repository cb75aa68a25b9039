/**
 * Assets Query Language: parsing into a syntax tree and searching the store with it.
 * The supported subset and its unconfirmed corners are listed in the module's README.
 */
@NullMarked
package io.strongroom.simulator.aql;

import org.jspecify.annotations.NullMarked;
