/**
 * What a snapshot is: objects, entries, the root that commits them, and the names of the chunks they live in.
 * Plain values without storage, keys or clocks; the byte layouts are in {@code domain.snapshot.format}.
 */
@NullMarked
package io.strongroom.worker.domain.snapshot;

import org.jspecify.annotations.NullMarked;
