/**
 * What a service's tests need around the service: a broker, a store and the keys of the other services.
 * Real servers named by the environment come first, then containers, then the devstack in a process of its own.
 */
@NullMarked
package io.strongroom.backing;

import org.jspecify.annotations.NullMarked;
