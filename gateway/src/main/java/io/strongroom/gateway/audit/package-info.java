/**
 * Records who tries to change what, before it is tried. The record is kept by config-service; where it cannot be
 * written, nothing is changed.
 */
@NullMarked
package io.strongroom.gateway.audit;

import org.jspecify.annotations.NullMarked;
