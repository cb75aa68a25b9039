/** The worker's part of the public contract: backups, what is in them, and whether they are whole. */
@NullMarked
package io.strongroom.worker.adapter.in.rest;

import org.jspecify.annotations.NullMarked;
