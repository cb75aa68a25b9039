/** Reads the worker's progress and what changes about instances and schemas. Malformed records go to the dead-letter topic, outages are waited out without acknowledging. */
@NullMarked
package io.strongroom.scheduler.adapter.in.kafka;

import org.jspecify.annotations.NullMarked;
