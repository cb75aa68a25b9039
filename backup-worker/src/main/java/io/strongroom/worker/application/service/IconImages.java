package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.AssetSource.Definitions;
import io.strongroom.worker.application.port.out.AssetSource.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The pictures of the icons that types use, read a few at a time while the coordinator has nothing else to do. A picture
 * never changes under its id, so one that was read before the end of the backup is the right one.
 */
final class IconImages {
    private static final int AT_ONCE = 4;

    private final Map<String, byte[]> documents = new TreeMap<>();
    private final Set<String> asked = new HashSet<>();

    boolean areComplete(Definitions definitions) {
        return asked.containsAll(definitions.icons());
    }

    void readSome(Definitions definitions, Site site) {
        List<String> next = definitions.icons().stream()
                .filter(icon -> !asked.contains(icon))
                .limit(AT_ONCE)
                .toList();
        site.iconImages(next).forEach((icon, image) -> documents.put("icon/" + icon, image));
        asked.addAll(next);
    }

    /** By the names that they have in the snapshot. */
    Map<String, byte[]> documents() {
        return documents;
    }
}
