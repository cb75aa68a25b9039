/**
 * The HTTP side: routing, authentication, rate limits, faults, quirks, JSON and the control interface.
 * Handlers answer with a {@link io.strongroom.simulator.http.Reply}; one place writes it.
 */
@NullMarked
package io.strongroom.simulator.http;

import org.jspecify.annotations.NullMarked;
