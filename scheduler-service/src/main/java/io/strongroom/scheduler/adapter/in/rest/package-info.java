/** The HTTP face of the service: resources, their JSON shapes, and every error as problem+json. Nothing here decides about backups. */
@NullMarked
package io.strongroom.scheduler.adapter.in.rest;

import org.jspecify.annotations.NullMarked;
