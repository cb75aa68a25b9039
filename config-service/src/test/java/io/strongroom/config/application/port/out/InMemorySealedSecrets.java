package io.strongroom.config.application.port.out;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sealed secrets in memory. */
public final class InMemorySealedSecrets implements SealedSecrets {

    private final Map<String, Sealed> stored = new LinkedHashMap<>();
    private Runnable interference = () -> {};

    public void put(Place place, String id, String text) {
        stored.put(place + id, new Sealed(place, id, id, text));
    }

    /** Runs once, just before the next replacement. */
    public void beforeReplacing(Runnable somebodyElse) {
        interference = somebodyElse;
    }

    public Collection<String> texts() {
        return stored.values().stream().map(Sealed::text).toList();
    }

    @Override
    public List<Sealed> all() {
        return List.copyOf(stored.values());
    }

    @Override
    public boolean replace(Sealed before, String text) {
        Runnable now = interference;
        interference = () -> {};
        now.run();
        if (!before.equals(stored.get(before.place() + before.document()))) {
            return false;
        }
        put(before.place(), before.document(), text);
        return true;
    }
}
