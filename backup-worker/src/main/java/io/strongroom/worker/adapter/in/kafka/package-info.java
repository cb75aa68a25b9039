/** Hears what other services ask of the worker. A message that cannot be read goes to the dead-letter topic of its topic. */
@NullMarked
package io.strongroom.worker.adapter.in.kafka;

import org.jspecify.annotations.NullMarked;
