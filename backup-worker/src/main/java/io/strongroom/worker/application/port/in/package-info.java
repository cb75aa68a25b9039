/**
 * What the worker offers: running backups, verifying and browsing snapshots.
 * The adapters for REST, Kafka and timers see these ports and never the services behind them.
 */
@NullMarked
package io.strongroom.worker.application.port.in;

import org.jspecify.annotations.NullMarked;
