/** What happens by itself: looking for work, heartbeats, publishing what is pending, and letting go at the end. */
@NullMarked
package io.strongroom.worker.adapter.in.timer;

import org.jspecify.annotations.NullMarked;
