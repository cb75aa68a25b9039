/** Configuration and wiring: the one place that knows every class, and where each service gets its adapters. */
@NullMarked
package io.strongroom.worker.config;

import org.jspecify.annotations.NullMarked;
