/** Asks schema-sync-service what a schema is right now. Calls carry a short-lived service token. */
@NullMarked
package io.strongroom.scheduler.adapter.out.sync;

import org.jspecify.annotations.NullMarked;
