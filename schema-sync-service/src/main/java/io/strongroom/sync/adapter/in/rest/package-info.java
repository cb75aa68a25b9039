/** The HTTP face of the service: resources, their JSON shapes, and every error as problem+json. Nothing here decides about schemas. */
@NullMarked
package io.strongroom.sync.adapter.in.rest;

import org.jspecify.annotations.NullMarked;
