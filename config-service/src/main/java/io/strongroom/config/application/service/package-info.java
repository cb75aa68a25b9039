/**
 * The use cases, in terms of the domain and the ports.
 * Only the wiring constructs these.
 */
@NullMarked
package io.strongroom.config.application.service;

import org.jspecify.annotations.NullMarked;
