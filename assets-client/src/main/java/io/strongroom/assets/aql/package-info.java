/**
 * Queries in Atlassian's query language. Built from parts and never from strings that somebody else wrote, so that no
 * value can become syntax.
 */
@NullMarked
package io.strongroom.assets.aql;

import org.jspecify.annotations.NullMarked;
