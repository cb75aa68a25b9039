/**
 * Which storage the chunks of a backup are in.
 * Each backup keeps the one that was chosen when it began, whatever is chosen later.
 */
@NullMarked
package io.strongroom.worker.domain.storage;

import org.jspecify.annotations.NullMarked;
