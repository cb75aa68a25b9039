/** A schema of the catalogue: what the source says about it, its status, and its backups as the grid shows them. Pure decisions that answer with the changed schema or with nothing. */
@NullMarked
package io.strongroom.sync.domain.schema;

import org.jspecify.annotations.NullMarked;
