/**
 * Parser and lexer generated from Aql.g4.
 * Only the parent package uses them.
 */
@NullMarked
package io.strongroom.simulator.aql.grammar;

import org.jspecify.annotations.NullMarked;
