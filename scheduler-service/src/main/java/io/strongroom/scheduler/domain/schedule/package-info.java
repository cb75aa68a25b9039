/** When a schema is backed up without anybody asking: settings, their runs in a time zone, and the schedule that keeps them. Cron notation comes in as a calendar of wall-clock times. */
@NullMarked
package io.strongroom.scheduler.domain.schedule;

import org.jspecify.annotations.NullMarked;
