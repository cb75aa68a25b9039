package io.strongroom.sync.application.service;

import java.util.Optional;
import java.util.function.Supplier;

/** Repeats a load-decide-save step that lost a race. Each loss means that another writer won, so few rounds suffice. */
final class Races {
    private static final int ROUNDS = 20;

    private Races() {}

    static <T> T untilSettled(Supplier<Optional<T>> step) {
        for (int round = 0; round < ROUNDS; round++) {
            Optional<T> settled = step.get();
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        throw new IllegalStateException("lost " + ROUNDS + " races in a row");
    }
}
