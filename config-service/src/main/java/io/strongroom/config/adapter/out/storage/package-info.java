/**
 * Tries a customer's database out over the MongoDB protocol.
 * Nothing of a connection string but its hosts leaves this package, in an answer, a log line or an exception.
 */
@NullMarked
package io.strongroom.config.adapter.out.storage;

import org.jspecify.annotations.NullMarked;
