package io.strongroom.config.domain.instance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All connections in use. There should be one; a replacement writes the new one before it removes the old one, so for a
 * moment, or after a crash, there are two and the one with the higher precedence counts.
 */
public final class Connections {

    private static final Comparator<ActiveInstance> BY_PRECEDENCE = Comparator.comparingLong(ActiveInstance::precedence)
            .thenComparing(connection -> connection.id().value());

    private final List<ActiveInstance> ascending;

    private Connections(List<ActiveInstance> ascending) {
        this.ascending = ascending;
    }

    public static Connections among(List<Instance> instances) {
        return new Connections(instances.stream()
                .flatMap(instance -> instance.match(Optional::of, removed -> Optional.<ActiveInstance>empty()).stream())
                .filter(instance -> instance.profile().role() == InstanceRole.CONNECTION)
                .sorted(BY_PRECEDENCE)
                .toList());
    }

    public Optional<ActiveInstance> current() {
        return ascending.isEmpty() ? Optional.empty() : Optional.of(ascending.get(ascending.size() - 1));
    }

    /** Those that were replaced and still have to be removed. */
    public List<ActiveInstance> superseded() {
        return ascending.isEmpty() ? List.of() : ascending.subList(0, ascending.size() - 1);
    }

    public long nextPrecedence() {
        return current().map(connection -> connection.precedence() + 1).orElse(1L);
    }
}
