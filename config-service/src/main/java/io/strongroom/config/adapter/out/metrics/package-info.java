/**
 * Counts what the ports do, as decorators around them.
 * Names and labels are listed in the README; a label never holds an id.
 */
@NullMarked
package io.strongroom.config.adapter.out.metrics;

import org.jspecify.annotations.NullMarked;
