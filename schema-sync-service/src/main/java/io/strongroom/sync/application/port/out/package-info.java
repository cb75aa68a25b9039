/** What this service needs from the outside. The contracts say what may be repeated and which failures there are. */
@NullMarked
package io.strongroom.sync.application.port.out;

import org.jspecify.annotations.NullMarked;
