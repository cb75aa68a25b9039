/**
 * Which backups are kept, and why. Pure functions of the rules, the backups and the time; whoever applies them is in the
 * application.
 */
@NullMarked
package io.strongroom.worker.domain.retention;

import org.jspecify.annotations.NullMarked;
