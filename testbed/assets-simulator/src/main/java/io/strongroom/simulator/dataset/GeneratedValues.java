package io.strongroom.simulator.dataset;

import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.store.GeneratedContent;
import io.strongroom.simulator.store.HistoryEntry;
import io.strongroom.simulator.store.ObjectStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Computes values from the seed, the object's id and the attribute's id. */
final class GeneratedValues implements GeneratedContent {
    private static final int[] NO_TARGETS = {};
    private static final int ONE_IN_LONG_TEXT = 20_000;
    private static final int LONG_TEXT = 100_000;
    private static final int ONE_IN_DANGLING = 500;
    private static final int ONE_IN_ODD = 45;
    private static final long FIRST_DAY = Instant.parse("2016-01-01T00:00:00Z").getEpochSecond() / 86_400;

    private final long seed;
    private final ObjectStore store;
    private final Map<Integer, Recipe> recipes;
    private final List<String> accounts;

    GeneratedValues(long seed, ObjectStore store, Map<Integer, Recipe> recipes, List<String> accounts) {
        this.seed = seed;
        this.store = store;
        this.recipes = recipes;
        this.accounts = accounts;
    }

    @Override
    public int[] references(int ordinal, Attribute attribute) {
        Recipe recipe = recipes.get(attribute.id());
        if (recipe == null) {
            return NO_TARGETS;
        }
        long hash = Hash.mix(seed, store.id(ordinal), attribute.id());
        if (Hash.pick(hash >>> 8, 100) >= recipe.fill()) {
            return NO_TARGETS;
        }
        int count = recipe.many() > 1 ? 1 + Hash.pick(hash >>> 20, recipe.many()) : 1;
        int[] targets = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            long next = Hash.mix(hash, i);
            int target = recipe.oneInSelf() > 0 && Hash.pick(next >>> 5, recipe.oneInSelf()) == 0
                    ? ordinal
                    : pick(Hash.pick(next >>> 30, ONE_IN_DANGLING) == 0 ? recipe.gone() : recipe.targets(), next);
            boolean fresh = target >= 0;
            for (int j = 0; j < found; j++) {
                fresh &= targets[j] != target;
            }
            if (fresh) {
                targets[found++] = target;
            }
        }
        return found == count ? targets : java.util.Arrays.copyOf(targets, found);
    }

    private static int pick(List<int[]> lists, long hash) {
        int total = 0;
        for (int[] list : lists) {
            total += list.length;
        }
        if (total == 0) {
            return -1;
        }
        int chosen = Hash.pick(hash, total);
        for (int[] list : lists) {
            if (chosen < list.length) {
                return list[chosen];
            }
            chosen -= list.length;
        }
        throw new IllegalStateException("picked beyond the end");
    }

    @Override
    public List<String> values(int ordinal, Attribute attribute) {
        Recipe recipe = recipes.get(attribute.id());
        if (recipe == null) {
            return List.of();
        }
        int id = store.id(ordinal);
        long hash = Hash.mix(seed, id, attribute.id());
        if (recipe.label()) {
            return List.of(label(recipe.argument(), id, hash));
        }
        if (Hash.pick(hash >>> 8, 100) >= recipe.fill()) {
            return List.of();
        }
        if (!recipe.pool().isEmpty()) {
            return choices(recipe, hash);
        }
        return List.of(single(attribute.settings(), recipe.argument(), id, hash));
    }

    private static List<String> choices(Recipe recipe, long hash) {
        List<String> pool = recipe.pool();
        if (recipe.many() <= 1) {
            return List.of(pool.get(Hash.pick(hash >>> 20, pool.size())));
        }
        int count = 1 + Hash.pick(hash >>> 40, Math.min(recipe.many(), pool.size()));
        int start = Hash.pick(hash >>> 20, pool.size());
        List<String> chosen = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            chosen.add(pool.get((start + i) % pool.size()));
        }
        return chosen;
    }

    private static String single(AttributeSettings settings, String generator, int id, long hash) {
        if (settings.type() == AttributeSettings.UNDOCUMENTED) {
            return "repository:" + (id % 97) + "/" + word(hash);
        }
        return switch (settings.defaultType()) {
            case AttributeSettings.INTEGER -> integer(generator, hash);
            case AttributeSettings.BOOLEAN -> Boolean.toString((hash & 1) == 0);
            case AttributeSettings.DOUBLE -> Hash.pick(hash, 5_000) + "." + Hash.pick(hash >>> 13, 90);
            case AttributeSettings.DATE -> date(hash);
            case AttributeSettings.TIME -> two(Hash.pick(hash, 24)) + ":" + two(Hash.pick(hash >>> 9, 60));
            case AttributeSettings.DATE_TIME ->
                date(hash)
                        + "T"
                        + two(Hash.pick(hash >>> 5, 24))
                        + ":"
                        + two(Hash.pick(hash >>> 9, 60))
                        + ":"
                        + two(Hash.pick(hash >>> 14, 60))
                        + ".000Z";
            case AttributeSettings.URL -> "https://" + word(hash) + ".example.com/" + word(hash >>> 9) + "?id=" + id;
            case AttributeSettings.EMAIL -> word(hash) + "." + id + "@example.com";
            case AttributeSettings.TEXTAREA -> prose(id, hash);
            case AttributeSettings.IP_ADDRESS ->
                "10."
                        + Hash.pick(hash, 255)
                        + "."
                        + Hash.pick(hash >>> 8, 255)
                        + "."
                        + (1 + Hash.pick(hash >>> 16, 254));
            default -> text(generator, id, hash);
        };
    }

    private static String integer(String generator, long hash) {
        return switch (generator) {
            case "memory" -> Integer.toString(8 << Hash.pick(hash, 6));
            case "ports" -> Integer.toString(8 * (1 + Hash.pick(hash, 6)));
            case "seats" -> Integer.toString(1 + Hash.pick(hash, 250));
            default -> Integer.toString(Hash.pick(hash, 100_000));
        };
    }

    private static String text(String generator, int id, long hash) {
        if (Hash.pick(hash >>> 24, ONE_IN_ODD) == 0) {
            return Words.ODDITIES[Hash.pick(hash, Words.ODDITIES.length)];
        }
        return switch (generator) {
            case "tag" -> "AT-" + (1_000_000 + id);
            case "serial" -> Long.toString(hash >>> 16, 36).toUpperCase(Locale.ROOT);
            case "hostname" -> word(hash) + "-" + id + ".corp.example.com";
            case "digits" -> Long.toString(350_000_000_000_000L + Hash.pick(hash, 1_999_999_999));
            case "version" ->
                (1 + Hash.pick(hash, 24)) + "." + Hash.pick(hash >>> 7, 20) + "." + Hash.pick(hash >>> 15, 400);
            case "licence" ->
                Long.toString(hash >>> 4, 36).toUpperCase(Locale.ROOT)
                        + "-"
                        + Long.toString(Hash.mix(hash, 1) >>> 20, 36).toUpperCase(Locale.ROOT);
            case "address" -> (1 + Hash.pick(hash, 200)) + " " + word(hash >>> 3) + " street, " + city(hash);
            case "plate" -> city(hash) + " " + Hash.pick(hash >>> 8, 10_000);
            default -> word(hash) + " " + word(hash >>> 7);
        };
    }

    private static String prose(int id, long hash) {
        int length;
        if (id % ONE_IN_LONG_TEXT == 777) {
            length = LONG_TEXT;
        } else {
            length = Hash.pick(hash >>> 3, 60) == 0 ? 5_000 : 60 + Hash.pick(hash >>> 11, 500);
        }
        StringBuilder prose = new StringBuilder(length + 100);
        for (int i = 0; prose.length() < length; i++) {
            prose.append(Words.SENTENCES[Hash.pick(Hash.mix(hash, i), Words.SENTENCES.length)])
                    .append(' ');
        }
        return prose.toString().stripTrailing();
    }

    private static String label(String pattern, int id, long hash) {
        StringBuilder label = new StringBuilder(32);
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            label.append(pattern, at, open);
            switch (pattern.substring(open + 1, close)) {
                case "id" -> label.append(id);
                case "city" -> label.append(city(hash));
                case "vendor" -> label.append(Words.VENDORS[Hash.pick(hash >>> 4, Words.VENDORS.length)]);
                case "product" -> label.append(Words.PRODUCTS[Hash.pick(hash >>> 6, Words.PRODUCTS.length)]);
                case "os" -> label.append(Words.SYSTEMS[Hash.pick(hash, Words.SYSTEMS.length)]);
                case "first" -> label.append(Words.FIRST_NAMES[Hash.pick(hash, Words.FIRST_NAMES.length)]);
                case "last" -> label.append(Words.LAST_NAMES[Hash.pick(hash >>> 12, Words.LAST_NAMES.length)]);
                default -> label.append(word(hash));
            }
            at = close + 1;
        }
        label.append(pattern, at, pattern.length());
        if (Hash.pick(hash >>> 30, ONE_IN_ODD) == 0) {
            label.append(' ').append(Words.ODDITIES[Hash.pick(hash >>> 2, Words.ODDITIES.length)].strip());
        }
        return label.toString();
    }

    private static String city(long hash) {
        return Words.CITIES[Hash.pick(hash, Words.CITIES.length)];
    }

    private static String word(long hash) {
        return Words.TERMS[Hash.pick(hash, Words.TERMS.length)];
    }

    private static String date(long hash) {
        return java.time.LocalDate.ofEpochDay(FIRST_DAY + Hash.pick(hash >>> 3, 4_000))
                .toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private String account(long hash) {
        return accounts.get(Hash.pick(hash, accounts.size()));
    }

    @Override
    public List<HistoryEntry> history(int ordinal) {
        int id = store.id(ordinal);
        long hash = Hash.mix(seed, id, -1);
        long created = store.created(ordinal);
        long updated = Math.max(created, store.truth().updated(ordinal));
        List<HistoryEntry> entries = new ArrayList<>();
        entries.add(new HistoryEntry(id * 64L, 0, null, null, null, created, account(hash)));
        int changes = updated == created ? 0 : Hash.pick(hash >>> 7, 6);
        for (int i = 0; i < changes; i++) {
            long next = Hash.mix(hash, i);
            entries.add(new HistoryEntry(
                    id * 64L + i + 1,
                    1,
                    Attribute.NAME,
                    word(next) + "-" + id,
                    word(next >>> 9) + "-" + id,
                    created + (updated - created) * (i + 1) / (changes + 1),
                    account(next)));
        }
        return entries;
    }

    @Override
    public List<Comment> comments(int ordinal) {
        int id = store.id(ordinal);
        long hash = Hash.mix(seed, id, -2);
        int count = Hash.pick(hash, 20) == 0 ? 1 + Hash.pick(hash >>> 9, 3) : 0;
        List<Comment> comments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long next = Hash.mix(hash, i);
            comments.add(new Comment(
                    id * 8L + i,
                    account(next),
                    store.created(ordinal) + TimeUnit.DAYS.toMillis(i + 1L),
                    Words.SENTENCES[Hash.pick(next >>> 5, Words.SENTENCES.length)]));
        }
        return comments;
    }

    @Override
    public List<Attachment> attachments(int ordinal) {
        int id = store.id(ordinal);
        long hash = Hash.mix(seed, id, -3);
        int count = Hash.pick(hash, 40) == 0 ? 1 + Hash.pick(hash >>> 9, 2) : 0;
        List<Attachment> attachments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long next = Hash.mix(hash, i);
            boolean image = (next & 1) == 0;
            long created = Instant.ofEpochMilli(store.created(ordinal))
                    .plus(i, ChronoUnit.HOURS)
                    .toEpochMilli();
            attachments.add(new Attachment(
                    id * 8L + i,
                    account(next),
                    image ? "photo " + id + ".png" : "Lieferschein_" + id + ".pdf",
                    image ? "image/png" : "application/pdf",
                    490 + Hash.pick(next >>> 3, 50_000),
                    created,
                    new UUID(next, Hash.mix(next, 4)).toString(),
                    Hash.pick(next >>> 6, 3) == 0 ? "as delivered" : ""));
        }
        return attachments;
    }
}
