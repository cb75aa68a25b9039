/**
 * The life of a backup as the ledger keeps it: its state machine, its tasks with their leases, and its progress.
 * Everything here is a value; a change is a new value that the ledger accepts only if nobody changed it meanwhile.
 */
@NullMarked
package io.strongroom.worker.domain.job;

import org.jspecify.annotations.NullMarked;
