/**
 * A simulator of the Assets and Jira Cloud REST interfaces in one process on one port.
 * {@link io.strongroom.simulator.Simulator} is its main class and its handle inside tests.
 */
@NullMarked
package io.strongroom.simulator;

import org.jspecify.annotations.NullMarked;
