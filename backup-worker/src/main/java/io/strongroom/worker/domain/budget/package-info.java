/**
 * How many calls a site can bear, shared by all workers. The arithmetic is the client library's; here is what the ledger
 * keeps of it.
 */
@NullMarked
package io.strongroom.worker.domain.budget;

import org.jspecify.annotations.NullMarked;
