/** Keeps slots and ended backups in MongoDB with single-document writes. Unsent events live inside the slot that they belong to. */
@NullMarked
package io.strongroom.scheduler.adapter.out.mongo;

import org.jspecify.annotations.NullMarked;
