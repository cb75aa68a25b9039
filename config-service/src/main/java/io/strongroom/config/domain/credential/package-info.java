/**
 * How we prove to Atlassian who we are.
 * A token is readable only for as long as a check or a call needs it; at rest it is sealed.
 */
@NullMarked
package io.strongroom.config.domain.credential;

import org.jspecify.annotations.NullMarked;
