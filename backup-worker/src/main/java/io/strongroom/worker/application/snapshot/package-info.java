/**
 * Packs objects into chunks, merges what the tasks packed into one snapshot, and reads snapshots back.
 * Everything here goes through the out-ports, streams, and needs memory that does not depend on the number of objects.
 */
@NullMarked
package io.strongroom.worker.application.snapshot;

import org.jspecify.annotations.NullMarked;
