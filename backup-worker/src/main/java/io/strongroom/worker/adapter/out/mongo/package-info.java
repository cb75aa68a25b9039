/**
 * The worker's documents in the document store: jobs, tasks, budgets, roots and the key ring.
 * Single documents only: no transaction, and nothing is unique but {@code _id}.
 */
@NullMarked
package io.strongroom.worker.adapter.out.mongo;

import org.jspecify.annotations.NullMarked;
