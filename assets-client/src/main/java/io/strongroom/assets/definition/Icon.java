package io.strongroom.assets.definition;

import io.strongroom.assets.canonical.CanonicalJson;

/** An icon of the workspace. The id is a number on old workspaces and a UUID on current ones; match by name. */
public record Icon(String id, String name, CanonicalJson raw) {}
