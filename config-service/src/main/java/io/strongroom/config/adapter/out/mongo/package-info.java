/**
 * Instances, the storage choice and the key proof as Mongo documents, and the outbox inside the instance document.
 * Only single-document writes are used, each compared with the revision that was read.
 */
@NullMarked
package io.strongroom.config.adapter.out.mongo;

import org.jspecify.annotations.NullMarked;
