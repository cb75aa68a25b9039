/**
 * How the gateway talks to the services behind it: where they are, who it says it is, and which replica is asked.
 * Used by the proxy and by the live events, and the only package that opens outgoing connections.
 */
@NullMarked
package io.strongroom.gateway.peers;

import org.jspecify.annotations.NullMarked;
