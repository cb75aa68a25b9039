package io.strongroom.config.application.port.out;

import io.strongroom.config.application.port.in.KeepAuditLog.Query;
import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditId;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Entries on the heap, by their ids. */
public final class InMemoryAuditLog implements AuditLog {

    private final NavigableMap<String, AuditEntry> entries = new TreeMap<>();

    @Override
    public boolean append(AuditEntry entry) {
        return entries.putIfAbsent(entry.id().text(), entry) == null;
    }

    @Override
    public boolean conclude(AuditId id, int status) {
        AuditEntry known = entries.get(id.text());
        if (known == null || known.status().isPresent()) {
            return false;
        }
        entries.put(
                id.text(),
                new AuditEntry(
                        id,
                        known.at(),
                        known.user(),
                        known.role(),
                        known.action(),
                        known.resource(),
                        known.fields(),
                        known.correlationId(),
                        known.remoteAddress(),
                        Optional.of(status)));
        return true;
    }

    @Override
    public Optional<AuditEntry> find(AuditId id) {
        return Optional.ofNullable(entries.get(id.text()));
    }

    @Override
    public List<AuditEntry> page(Query query) {
        return matching(query)
                .skip((long) query.page() * query.size())
                .limit(query.size())
                .toList();
    }

    @Override
    public long count(Query query) {
        return matching(query).count();
    }

    private Stream<AuditEntry> matching(Query query) {
        return entries.descendingMap().values().stream()
                .filter(entry ->
                        query.from().map(from -> !entry.at().isBefore(from)).orElse(true))
                .filter(entry -> query.to().map(entry.at()::isBefore).orElse(true))
                .filter(entry -> query.user().map(entry.user()::equals).orElse(true))
                .filter(entry -> query.action().map(entry.action()::equals).orElse(true));
    }

    @Override
    public long removeBefore(Instant time) {
        NavigableMap<String, AuditEntry> older =
                entries.headMap(AuditId.firstOf(time).text(), false);
        long removed = older.size();
        older.clear();
        return removed;
    }
}
