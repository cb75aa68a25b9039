/**
 * How often we may call. The arithmetic is a value without a clock, so that one process and a database full of
 * processes can share it.
 */
@NullMarked
package io.strongroom.assets.rate;

import org.jspecify.annotations.NullMarked;
