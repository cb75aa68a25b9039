/**
 * Passes requests of the route table on to the services and their answers back. What is an error there becomes a
 * problem here, without a word that was meant for a log.
 */
@NullMarked
package io.strongroom.gateway.proxy;

import org.jspecify.annotations.NullMarked;
