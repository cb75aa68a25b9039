package io.strongroom.assets.definition;

import io.strongroom.assets.canonical.CanonicalJson;
import java.util.Map;

/** How many objects there are, in the site and per schema id. */
public record Usage(long totalObjects, Map<Long, Long> objectsBySchema, CanonicalJson raw) {

    public Usage {
        objectsBySchema = Map.copyOf(objectsBySchema);
    }
}
