/** One sync at a time: its lease with a fence, and how far it is per instance. The fence grows with every claim and never falls. */
@NullMarked
package io.strongroom.sync.domain.sync;

import org.jspecify.annotations.NullMarked;
