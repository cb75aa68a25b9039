/**
 * The byte layouts of snapshot format version 1, as {@code docs/snapshot-format.md} describes them.
 * Pure encoding and decoding: nothing here encrypts, compresses or stores.
 */
@NullMarked
package io.strongroom.worker.domain.snapshot.format;

import org.jspecify.annotations.NullMarked;
