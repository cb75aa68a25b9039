/** Keeps schemas, instances and the sync in MongoDB with single-document writes. Unsent events live inside the document that they tell about. */
@NullMarked
package io.strongroom.sync.adapter.out.mongo;

import org.jspecify.annotations.NullMarked;
