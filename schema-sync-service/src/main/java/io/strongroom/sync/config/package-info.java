/** Configuration keys and the wiring of ports to adapters. The only package that sees everything. */
@NullMarked
package io.strongroom.sync.config;

import org.jspecify.annotations.NullMarked;
