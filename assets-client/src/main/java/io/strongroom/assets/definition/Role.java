package io.strongroom.assets.definition;

import io.strongroom.assets.canonical.CanonicalJson;

/** A role of a schema with its actors. For the record only: no call is known that writes it. */
public record Role(long id, String name, CanonicalJson raw) {}
