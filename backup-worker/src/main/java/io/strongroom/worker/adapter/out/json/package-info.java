/**
 * Looks into stored JSON documents for the few things the worker itself needs to know about an object.
 * Streams, because a document may be large.
 */
@NullMarked
package io.strongroom.worker.adapter.out.json;

import org.jspecify.annotations.NullMarked;
