/** Keeps the log's context, so that every line of a backup says which one it belongs to. */
@NullMarked
package io.strongroom.worker.adapter.out.logging;

import org.jspecify.annotations.NullMarked;
