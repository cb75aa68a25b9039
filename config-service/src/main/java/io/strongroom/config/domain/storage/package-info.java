/**
 * Where backups are kept.
 * The choice outlives the connection, because the backups that were taken do.
 */
@NullMarked
package io.strongroom.config.domain.storage;

import org.jspecify.annotations.NullMarked;
