/**
 * What config-service needs from the world outside, in its own words.
 * Each port's javadoc says what may be repeated and which two ways it fails.
 */
@NullMarked
package io.strongroom.config.application.port.out;

import org.jspecify.annotations.NullMarked;
