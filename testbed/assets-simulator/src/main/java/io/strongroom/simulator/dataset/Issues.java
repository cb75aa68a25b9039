package io.strongroom.simulator.dataset;

import io.strongroom.simulator.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Jira issues that hold objects in two Assets custom fields. */
public final class Issues {
    /** An Assets custom field: its number and its name. */
    public record Field(int number, String name) {
        public String id() {
            return "customfield_" + number;
        }
    }

    public static final List<Field> FIELDS =
            List.of(new Field(10043, "Affected assets"), new Field(10107, "Client \"hardware\""));

    private static final long FIRST_CREATED =
            Instant.parse("2024-01-08T07:00:00Z").toEpochMilli();
    private static final int FIRST_ID = 10_000;
    private static final int MOST_OBJECTS = 20;

    private final long seed;
    private final int count;
    private final ObjectStore store;
    private final Directory directory;
    private final int targets;
    private final Map<Long, List<Integer>> edited = new HashMap<>();
    private long @Nullable [] holders;

    Issues(long seed, int count, ObjectStore store, Directory directory) {
        this.seed = seed;
        this.count = count;
        this.store = store;
        this.directory = directory;
        this.targets = store.size();
    }

    public int count() {
        return count;
    }

    public int id(int issue) {
        return FIRST_ID + issue * 3;
    }

    /** The place of the issue with this id or key, or -1. */
    public int find(String idOrKey) {
        int dash = idOrKey.lastIndexOf('-');
        try {
            int number = Integer.parseInt(idOrKey.substring(dash + 1));
            int issue = dash < 0 ? (number - FIRST_ID) / 3 : number - 1;
            boolean known = issue >= 0
                    && issue < count
                    && (dash < 0 ? id(issue) == number : key(issue).equalsIgnoreCase(idOrKey));
            return known ? issue : -1;
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    public String project(int issue) {
        return Hash.pick(Hash.mix(seed, issue, 11), 4) == 0 ? "OPS" : "ITSM";
    }

    public String key(int issue) {
        return project(issue) + "-" + (issue + 1);
    }

    public String summary(int issue) {
        long hash = Hash.mix(seed, issue, 12);
        return "Check " + Words.TERMS[Hash.pick(hash, Words.TERMS.length)] + " device " + (issue + 1)
                + (Hash.pick(hash >>> 9, 30) == 0
                        ? " " + Words.ODDITIES[Hash.pick(hash >>> 3, Words.ODDITIES.length)]
                        : "");
    }

    public long created(int issue) {
        return FIRST_CREATED + issue * 60_000L;
    }

    public long updated(int issue) {
        return created(issue) + Hash.pick(Hash.mix(seed, issue, 13), 86_400_000);
    }

    public String reporter(int issue) {
        List<String> accounts = new ArrayList<>(directory.users().keySet());
        return accounts.get(Hash.pick(Hash.mix(seed, issue, 14), accounts.size()));
    }

    /** 0 to do, 1 in progress, 2 done. */
    public int state(int issue) {
        return Hash.pick(Hash.mix(seed, issue, 15), 3);
    }

    /** Ids of the objects in one field; some were deleted meanwhile. */
    public List<Integer> objects(int issue, int field) {
        List<Integer> written = edited.get(((long) issue << 8) | field);
        if (written != null) {
            return written;
        }
        long hash = Hash.mix(seed, issue, 16L + field);
        if (targets == 0 || Hash.pick(hash, 100) < (field == 0 ? 20 : 65)) {
            return List.of();
        }
        int wanted = Hash.pick(hash >>> 7, 50) == 0 ? MOST_OBJECTS : 1 + Hash.pick(hash >>> 9, 4);
        List<Integer> objects = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            int ordinal = Hash.pick(Hash.mix(hash, i), targets);
            // an issue loses an object that is deleted; one in ten keeps the stale entry
            if ((store.exists(ordinal) || Hash.pick(hash >>> 20, 10) == 0) && !objects.contains(store.id(ordinal))) {
                objects.add(store.id(ordinal));
            }
        }
        return objects;
    }

    public synchronized void edit(int issue, int field, List<Integer> objects) {
        edited.put(((long) issue << 8) | field, List.copyOf(objects));
        holders = null;
    }

    /** The issues that hold an object in either field. */
    public synchronized List<Integer> holding(int objectId) {
        if (holders == null) {
            holders = index();
        }
        long[] pairs = holders;
        int at = Arrays.binarySearch(pairs, (long) objectId << 32);
        List<Integer> issues = new ArrayList<>();
        for (int i = at >= 0 ? at : -at - 1; i < pairs.length && pairs[i] >>> 32 == objectId; i++) {
            int issue = (int) pairs[i];
            if (issues.isEmpty() || issues.get(issues.size() - 1) != issue) {
                issues.add(issue);
            }
        }
        return issues;
    }

    private long[] index() {
        return IntStream.range(0, count)
                .boxed()
                .flatMapToLong(issue -> IntStream.of(0, 1).boxed().flatMapToLong(field -> objects(issue, field).stream()
                        .mapToLong(id -> ((long) id << 32) | issue)))
                .sorted()
                .toArray();
    }
}
