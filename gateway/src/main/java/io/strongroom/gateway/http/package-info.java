/**
 * What happens to every request, whoever answers it: correlation, the log line of a change, the size limit and the
 * answer when nothing else has one.
 */
@NullMarked
package io.strongroom.gateway.http;

import org.jspecify.annotations.NullMarked;
