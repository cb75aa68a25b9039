/**
 * The vocabulary of one call to a site: endpoints, failures, cancellation, waiting and what is observed. Everything else
 * in this library builds on it and it builds on nothing.
 */
@NullMarked
package io.strongroom.assets.call;

import org.jspecify.annotations.NullMarked;
