/**
 * The ledger in the document store: jobs, tasks and rate budgets, each changed by single-document compare-and-set only, so
 * that MongoDB, DocumentDB, Cosmos DB and the embedded store all do. Roots and the key ring of snapshots live here too.
 */
@NullMarked
package io.strongroom.worker.adapter.out.mongo;

import org.jspecify.annotations.NullMarked;
