/** Which time of day suits a daily backup, and why. Pure functions of what was measured and of what else is scheduled. */
@NullMarked
package io.strongroom.scheduler.domain.recommendation;

import org.jspecify.annotations.NullMarked;
