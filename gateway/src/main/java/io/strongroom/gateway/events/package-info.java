/**
 * Live events for browsers: what Kafka says has changed is read once from the service that owns it and sent to every
 * listener. Nothing here is needed to answer a request, and nothing is remembered.
 */
@NullMarked
package io.strongroom.gateway.events;

import org.jspecify.annotations.NullMarked;
