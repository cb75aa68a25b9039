/**
 * Reads the configuration and builds every use case with its adapters.
 * The only package that sees all the others.
 */
@NullMarked
package io.strongroom.config.config;

import org.jspecify.annotations.NullMarked;
