/**
 * What config-service does for its callers, as conversations.
 * Expected refusals are return values; only broken promises and outages are thrown.
 */
@NullMarked
package io.strongroom.config.application.port.in;

import org.jspecify.annotations.NullMarked;
