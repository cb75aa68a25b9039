/**
 * The Jira sites that we know, each with the role it plays for us, and what happened to them.
 * An instance outlives its removal as a tombstone, so that its revision never runs backwards when it is added again.
 */
@NullMarked
package io.strongroom.config.domain.instance;

import org.jspecify.annotations.NullMarked;
