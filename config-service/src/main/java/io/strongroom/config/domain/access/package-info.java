/**
 * API tokens: who may call the public API, in which role and until when. A token's secret exists here only on its way
 * to the person who asked for it; what stays is a hash.
 */
@NullMarked
package io.strongroom.config.domain.access;

import org.jspecify.annotations.NullMarked;
