/** What the outside may ask of this service. Each port is one conversation, with its commands and results nested. */
@NullMarked
package io.strongroom.sync.application.port.in;

import org.jspecify.annotations.NullMarked;
