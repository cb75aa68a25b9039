/**
 * Reads schemas from Atlassian through the client library, and says what a site can bear. Everything that the client calls
 * an error becomes one of the port's three here.
 */
@NullMarked
package io.strongroom.worker.adapter.out.assets;

import org.jspecify.annotations.NullMarked;
