/** Calls the in-ports that must run without a caller. The outbox is swept here in case a replica died between write and publish. */
@NullMarked
package io.strongroom.scheduler.adapter.in.timer;

import org.jspecify.annotations.NullMarked;
