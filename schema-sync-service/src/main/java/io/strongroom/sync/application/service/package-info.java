/** The use cases: load, let the domain decide, save with a compare-and-set, publish. Only the wiring constructs these. */
@NullMarked
package io.strongroom.sync.application.service;

import org.jspecify.annotations.NullMarked;
