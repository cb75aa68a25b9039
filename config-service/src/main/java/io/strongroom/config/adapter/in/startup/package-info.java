/**
 * What must hold before the first request is served.
 * A service that could not read its own secrets must not start.
 */
@NullMarked
package io.strongroom.config.adapter.in.startup;

import org.jspecify.annotations.NullMarked;
