/**
 * Work that looks after what is stored: applying the rules for keeping, removing what nobody needs, reading back.
 * One worker at a time does each; the state says who, how far, and what came of the last time.
 */
@NullMarked
package io.strongroom.worker.domain.maintenance;

import org.jspecify.annotations.NullMarked;
