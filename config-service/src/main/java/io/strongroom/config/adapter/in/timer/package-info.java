/**
 * What has to happen although nobody asks.
 * Each timer calls one in-port and does nothing else.
 */
@NullMarked
package io.strongroom.config.adapter.in.timer;

import org.jspecify.annotations.NullMarked;
