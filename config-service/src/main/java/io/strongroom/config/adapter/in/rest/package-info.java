/**
 * The public and the internal REST interface, with its error and token rules.
 * Shapes convert themselves; nothing here decides.
 */
@NullMarked
package io.strongroom.config.adapter.in.rest;

import org.jspecify.annotations.NullMarked;
