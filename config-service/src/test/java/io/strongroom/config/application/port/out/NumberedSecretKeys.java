package io.strongroom.config.application.port.out;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Keys that are numbers; a sealed text is the number of its key, a colon and the secret. */
public final class NumberedSecretKeys implements SecretKeys {

    private List<Integer> configured;
    private List<Integer> held;

    public NumberedSecretKeys(int... keys) {
        configure(keys);
        held = configured;
    }

    public void configure(int... keys) {
        configured = IntStream.of(keys).boxed().toList();
    }

    @Override
    public Reload reload(Set<Integer> inUse) {
        if (configured.equals(held)) {
            return new Reload.Unchanged();
        }
        if (!configured.containsAll(inUse)) {
            return new Reload.Refused("a key is missing");
        }
        held = configured;
        return new Reload.Adopted();
    }

    @Override
    public OptionalInt sealedBy(String sealed) {
        return OptionalInt.of(Integer.parseInt(sealed.substring(0, sealed.indexOf(':'))));
    }

    @Override
    public boolean holds(int key) {
        return held.contains(key);
    }

    @Override
    public int primary() {
        return held.get(0);
    }

    @Override
    public String sealAnew(String sealed, String owner) {
        return primary() + sealed.substring(sealed.indexOf(':'));
    }
}
