/** Counts and times syncs with Micrometer. Labels are bounded sets. */
@NullMarked
package io.strongroom.sync.adapter.out.metrics;

import org.jspecify.annotations.NullMarked;
