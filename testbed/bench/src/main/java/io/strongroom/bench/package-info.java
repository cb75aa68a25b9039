/**
 * Measures what Strongroom claims about its speed, its memory and the size of what it stores, with the packaged services
 * as processes. A figure always comes with the machine, the profile, and something that it can be compared with.
 */
@NullMarked
package io.strongroom.bench;

import org.jspecify.annotations.NullMarked;
