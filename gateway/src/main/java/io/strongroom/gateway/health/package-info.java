/**
 * What operators see of the gateway's condition. Ready means that it can answer, if only by saying which service is
 * missing.
 */
@NullMarked
package io.strongroom.gateway.health;

import org.jspecify.annotations.NullMarked;
