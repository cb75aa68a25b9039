/** What the worker counts for people who watch it, where no adapter does so by itself. */
@NullMarked
package io.strongroom.worker.adapter.out.metrics;

import org.jspecify.annotations.NullMarked;
