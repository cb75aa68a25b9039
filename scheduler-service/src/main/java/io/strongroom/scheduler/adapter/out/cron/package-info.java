/** Reads cron notation with cron-utils and says where it is wrong. Time zones stay outside: it is asked about wall-clock times only. */
@NullMarked
package io.strongroom.scheduler.adapter.out.cron;

import org.jspecify.annotations.NullMarked;
