/** Calls the in-ports that must run without a caller: outbox, lease and the sync that a dead replica left behind. Intervals come from the configuration. */
@NullMarked
package io.strongroom.sync.adapter.in.timer;

import org.jspecify.annotations.NullMarked;
