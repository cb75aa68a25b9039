/** What was measured at a site, hour by hour of the week. The scheduler recommends times for backups by it. */
@NullMarked
package io.strongroom.worker.domain.load;

import org.jspecify.annotations.NullMarked;
