/**
 * Events of other services that move the set-up on.
 * A malformed message goes to the dead-letter topic, an outage holds the partition back.
 */
@NullMarked
package io.strongroom.config.adapter.in.kafka;

import org.jspecify.annotations.NullMarked;
