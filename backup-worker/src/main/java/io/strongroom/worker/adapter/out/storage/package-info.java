/**
 * Where chunks live
 *  a folder or a MongoDB collection, both behind {@code SnapshotStore}.:Every write is complete or absent, and may be repeated.
 */
@NullMarked
package io.strongroom.worker.adapter.out.storage;

import org.jspecify.annotations.NullMarked;
