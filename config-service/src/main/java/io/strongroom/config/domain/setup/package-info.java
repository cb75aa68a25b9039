/**
 * How far the first set-up has come.
 * Nothing is stored for it: the step follows from what exists.
 */
@NullMarked
package io.strongroom.config.domain.setup;

import org.jspecify.annotations.NullMarked;
