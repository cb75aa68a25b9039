/**
 * The table of the public operations: who may call each and which service answers it. Plain Java, so that
 * authorisation, proxy, API document and tests all read the same rows.
 */
@NullMarked
package io.strongroom.gateway.routes;

import org.jspecify.annotations.NullMarked;
