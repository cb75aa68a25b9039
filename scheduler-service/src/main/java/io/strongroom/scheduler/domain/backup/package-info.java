/** One backup at a time per schema: the slot, the request that occupies it and what is reported about it. Pure decisions; no framework, clock or randomness. */
@NullMarked
package io.strongroom.scheduler.domain.backup;

import org.jspecify.annotations.NullMarked;
