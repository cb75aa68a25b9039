/**
 * Where we may connect to. A site's address comes from a user, so it is checked before every connection, and the address
 * that was checked is the address that is connected to.
 */
@NullMarked
package io.strongroom.assets.egress;

import org.jspecify.annotations.NullMarked;
