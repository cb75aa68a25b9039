/**
 * Which chunks are needed, remembered in little memory. What is not among them is garbage, and goes after a while.
 */
@NullMarked
package io.strongroom.worker.domain.prune;

import org.jspecify.annotations.NullMarked;
