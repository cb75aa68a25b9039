/**
 * The record of who changed what. Entries are added before a change is tried and completed once when its outcome is
 * known; nothing else ever happens to them.
 */
@NullMarked
package io.strongroom.config.domain.audit;

import org.jspecify.annotations.NullMarked;
