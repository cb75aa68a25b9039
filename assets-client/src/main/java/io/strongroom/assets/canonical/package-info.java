/**
 * What an object or a definition is, apart from how an answer happened to spell it. Two reads of an unchanged thing give
 * the same bytes, and everything that changes by itself (URLs, tokens, counters, names of other things) stays outside.
 */
@NullMarked
package io.strongroom.assets.canonical;

import org.jspecify.annotations.NullMarked;
