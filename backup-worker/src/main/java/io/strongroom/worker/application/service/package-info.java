/**
 * The implementations of the in-ports; only {@code config} constructs them.
 * They hold the decisions of the worker and no technology.
 */
@NullMarked
package io.strongroom.worker.application.service;

import org.jspecify.annotations.NullMarked;
