/**
 * What can be wrong with a value that a person typed, in words that person understands.
 * Codes are stable and are part of the public contract.
 */
@NullMarked
package io.strongroom.config.domain.problem;

import org.jspecify.annotations.NullMarked;
