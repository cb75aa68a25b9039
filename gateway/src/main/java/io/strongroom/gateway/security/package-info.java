/**
 * Who calls, and whether they may: API tokens as a Quarkus authentication mechanism, and the route table's roles as
 * an HTTP security policy.
 */
@NullMarked
package io.strongroom.gateway.security;

import org.jspecify.annotations.NullMarked;
