/**
 * One API document for the whole product, made at start from those that the services wrote when they were built. The
 * route table decides what is in it.
 */
@NullMarked
package io.strongroom.gateway.openapi;

import org.jspecify.annotations.NullMarked;
