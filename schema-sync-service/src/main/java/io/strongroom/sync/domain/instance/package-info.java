/** The instances whose schemas are in the catalogue. A copy of what config-service owns, kept by revision. */
@NullMarked
package io.strongroom.sync.domain.instance;

import org.jspecify.annotations.NullMarked;
