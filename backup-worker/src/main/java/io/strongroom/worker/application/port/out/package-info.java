/**
 * What the worker needs of the world: stores, keys, sources and clocks, each as a role with its failures.
 * The adapters implement these; the application calls nothing else.
 */
@NullMarked
package io.strongroom.worker.application.port.out;

import org.jspecify.annotations.NullMarked;
