/**
 * Our events on Kafka, as CloudEvents in binary mode.
 * The schema of what is sent lies in src/main/resources/events.
 */
@NullMarked
package io.strongroom.config.adapter.out.kafka;

import org.jspecify.annotations.NullMarked;
