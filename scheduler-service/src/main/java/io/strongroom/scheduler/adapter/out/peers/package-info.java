/** Asks schema-sync-service what a schema is right now, and the workers what they measured. Calls carry a short-lived service token. */
@NullMarked
package io.strongroom.scheduler.adapter.out.peers;

import org.jspecify.annotations.NullMarked;
