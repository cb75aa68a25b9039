/**
 * Errors as problem details (RFC 9457): the codes that the gateway itself answers with, and how they are written.
 * Answers of services that are already problems pass through and never come here.
 */
@NullMarked
package io.strongroom.gateway.problem;

import org.jspecify.annotations.NullMarked;
