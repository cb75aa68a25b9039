/** Publishes events as CloudEvents in binary mode. A retried publish keeps its event id. */
@NullMarked
package io.strongroom.sync.adapter.out.kafka;

import org.jspecify.annotations.NullMarked;
