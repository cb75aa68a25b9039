package io.strongroom.worker.application.port.out;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A Jira with the issues that a test gives it; its cursor is the number of issues passed. */
public final class ScriptedIssues {
    public final NavigableMap<Long, String> fields = new TreeMap<>();
    public final NavigableMap<Long, List<IssueSource.Issue>> issues = new TreeMap<>();
    public final List<Optional<String>> cursorsAsked = new ArrayList<>();
    public boolean administrator = true;
    public boolean forgetsCursors;
    public int emptyPages;

    public void hold(long field, long issue, Long... objects) {
        fields.putIfAbsent(field, "Field " + field);
        issues.computeIfAbsent(field, any -> new ArrayList<>())
                .add(new IssueSource.Issue(issue, "ITSM-" + issue, List.of(objects)));
    }

    public IssueSource called(Runnable before) {
        return new IssueSource() {
            @Override
            public Fields fields() {
                before.run();
                return new Fields(
                        fields.entrySet().stream()
                                .map(field -> new Field(field.getKey(), field.getValue()))
                                .toList(),
                        administrator);
            }

            @Override
            public synchronized Page read(long fieldId, Optional<String> cursor, int size) {
                before.run();
                cursorsAsked.add(cursor);
                if (cursor.isPresent() && forgetsCursors) {
                    forgetsCursors = false;
                    throw new SourceRejectedException(SourceRejectedException.Reason.QUESTION, "no such token");
                }
                List<Issue> all = issues.getOrDefault(fieldId, List.of());
                int from = Math.min(all.size(), cursor.map(Integer::valueOf).orElse(0));
                if (emptyPages > 0) {
                    emptyPages--;
                    return new Page(List.of(), Optional.of(Integer.toString(from)));
                }
                int to = Math.min(all.size(), from + size);
                return new Page(
                        all.subList(from, to), to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
            }
        };
    }
}
