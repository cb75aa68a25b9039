/** Publishes {@code backup.progress.v1} as CloudEvents in binary mode. */
@NullMarked
package io.strongroom.worker.adapter.out.kafka;

import org.jspecify.annotations.NullMarked;
