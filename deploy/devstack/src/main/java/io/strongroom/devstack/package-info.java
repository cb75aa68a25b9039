/**
 * A real Kafka broker and a document store that speaks MongoDB's protocol, in one process with its data on disk.
 * It is for development, tests and trials: one node, no passwords, loopback only.
 */
@NullMarked
package io.strongroom.devstack;

import org.jspecify.annotations.NullMarked;
