/**
 * What can be set from outside. One interface holds every key, with its default and its reason.
 */
@NullMarked
package io.strongroom.gateway.config;

import org.jspecify.annotations.NullMarked;
