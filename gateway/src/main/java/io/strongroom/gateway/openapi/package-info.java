/**
 * One API document for the whole product, made at build time from those that the services write when they are built.
 * The route table decides what is in it; nothing here runs when requests are served.
 */
@NullMarked
package io.strongroom.gateway.openapi;

import org.jspecify.annotations.NullMarked;
