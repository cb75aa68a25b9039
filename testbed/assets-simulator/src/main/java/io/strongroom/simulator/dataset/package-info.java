/**
 * Seeded data sets that look like a real CMDB.
 * Values are computed from the seed when asked for and never stored.
 */
@NullMarked
package io.strongroom.simulator.dataset;

import org.jspecify.annotations.NullMarked;
