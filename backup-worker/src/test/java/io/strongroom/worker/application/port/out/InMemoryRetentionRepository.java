package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.retention.KeepingRules;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules on the heap. */
public final class InMemoryRetentionRepository implements RetentionRepository {
    private final SortedMap<String, KeepingRules> rules = new TreeMap<>();

    @Override
    public synchronized void store(String schemaId, long revision, Optional<RetentionPolicy> policy) {
        Optional<KeepingRules> before = find(schemaId);
        if (before.filter(known -> known.revision() >= revision).isEmpty()) {
            OptionalInt confirmed = before.filter(known -> known.policy().equals(policy))
                    .map(KeepingRules::confirmed)
                    .orElse(OptionalInt.empty());
            rules.put(schemaId, new KeepingRules(schemaId, revision, policy, confirmed));
        }
    }

    @Override
    public synchronized Optional<KeepingRules> find(String schemaId) {
        return Optional.ofNullable(rules.get(schemaId));
    }

    @Override
    public synchronized List<KeepingRules> all() {
        return rules.values().stream()
                .filter(known -> known.policy().isPresent())
                .toList();
    }

    @Override
    public synchronized boolean confirm(KeepingRules seen, int backups) {
        Optional<KeepingRules> now =
                find(seen.schemaId()).filter(known -> known.policy().equals(seen.policy()));
        now.ifPresent(known -> confirmed(known, OptionalInt.of(backups)));
        return now.isPresent();
    }

    @Override
    public synchronized void forgetConfirmation(String schemaId) {
        find(schemaId).ifPresent(known -> confirmed(known, OptionalInt.empty()));
    }

    private void confirmed(KeepingRules known, OptionalInt backups) {
        rules.put(known.schemaId(), new KeepingRules(known.schemaId(), known.revision(), known.policy(), backups));
    }
}
