/**
 * Starts, watches and stops a whole Strongroom on one machine as real processes, and runs the main job for the demo.
 * The command line uses it, and so do the system tests and the benchmarks.
 */
@NullMarked
package io.strongroom.launcher;

import org.jspecify.annotations.NullMarked;
