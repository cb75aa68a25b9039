/** Reads the events of config-service and of the worker. Malformed records go to the dead-letter topic, outages are waited out without acknowledging. */
@NullMarked
package io.strongroom.sync.adapter.in.kafka;

import org.jspecify.annotations.NullMarked;
