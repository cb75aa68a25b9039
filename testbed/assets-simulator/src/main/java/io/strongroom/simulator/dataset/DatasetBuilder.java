package io.strongroom.simulator.dataset;

import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.Icon;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.ReferenceType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.catalog.Status;
import io.strongroom.simulator.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Builds the workspace of a new site from a {@link Dataset}. */
public final class DatasetBuilder {
    private static final long DEFINED = Instant.parse("2019-02-11T09:30:00Z").toEpochMilli();
    private static final long FIRST_OBJECT =
            Instant.parse("2019-03-01T00:00:00Z").toEpochMilli();
    private static final long LAST_OBJECT =
            Instant.parse("2025-06-30T00:00:00Z").toEpochMilli();
    private static final long LAST_UPDATE =
            Instant.parse("2025-09-30T00:00:00Z").toEpochMilli();
    private static final int ONE_IN_DELETED = 150;
    private static final int MOST_BOUNDED_MANY = 4;
    private static final List<String> ICONS = List.of(
            "Cube",
            "Server",
            "Laptop",
            "Desktop",
            "Cloud",
            "Phone",
            "Monitor",
            "Printer",
            "Network",
            "Shield",
            "Window",
            "Disc",
            "Database",
            "Key",
            "Service",
            "Building",
            "Door",
            "Rack",
            "User",
            "Users",
            "Cart",
            "Document",
            "Car");

    private final Dataset dataset;
    private final Catalog catalog = new Catalog();
    private final Directory directory;
    private final ObjectStore store;
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, Integer> typeIds = new HashMap<>();
    private final Map<Integer, Integer> weights = new HashMap<>();
    private final Map<Integer, Recipe> recipes = new HashMap<>();
    private final List<OpenReference> openReferences = new ArrayList<>();
    private int nextTypeId = 3;
    private int nextAttributeId = 40;

    private record OpenReference(Attribute attribute, Blueprint.Attribute plan) {}

    private DatasetBuilder(Dataset dataset, LongSupplier clock, LongSupplier indexLag) {
        this.dataset = dataset;
        this.directory = Directory.of(dataset.seed());
        this.store =
                new ObjectStore(catalog, clock, indexLag, dataset.objects() + dataset.objects() / ONE_IN_DELETED + 64);
    }

    public static Workspace build(
            String workspaceId, String cloudId, Dataset dataset, LongSupplier clock, LongSupplier indexLag) {
        DatasetBuilder builder = new DatasetBuilder(dataset, clock, indexLag);
        builder.defineGlobals();
        builder.defineSchemas();
        builder.createObjects();
        return new Workspace(
                workspaceId,
                cloudId,
                builder.catalog,
                builder.store,
                builder.directory,
                new Issues(dataset.seed(), dataset.issues(), builder.store, builder.directory),
                new ReentrantReadWriteLock());
    }

    private void defineGlobals() {
        int number = 11;
        for (String name : ICONS) {
            String uuid = UUID.nameUUIDFromBytes(("icon:" + name).getBytes(StandardCharsets.UTF_8))
                    .toString();
            catalog.put(new Icon(number, uuid, name, true));
            number += 2;
        }
        catalog.put(new Icon(number, Integer.toString(number), "Company mark", false));
        catalog.put(new Status(1, "Active", "In daily use", 1, null));
        catalog.put(new Status(2, "Closed", null, 0, null));
        catalog.put(new Status(3, "In Use", null, 1, null));
        catalog.put(new ReferenceType(1, "Dependency", "Needs the other", "f691b2", null));
        catalog.put(new ReferenceType(2, "Installed", null, "83adff", null));
        catalog.put(new ReferenceType(3, "Link", null, "8fb021", null));
        catalog.put(new ReferenceType(4, "Reference", "Reference", "49a6ed", null));
    }

    private void defineSchemas() {
        Blueprint assets = Blueprint.read("it-assets.blueprint");
        Blueprint people = Blueprint.read("people-and-places.blueprint");
        List<Blueprint> plans = new ArrayList<>();
        for (int i = 0; i < dataset.schemas(); i++) {
            Blueprint plan = i % 2 == 0 ? assets : people;
            plans.add(plan);
            String name =
                    i == 0 ? "IT Assets" : i == 1 ? "People & Places" : "Branch " + Words.CITIES[i % 16] + " " + i;
            String key = i == 0 ? "ITA" : i == 1 ? "PPL" : "BR" + i;
            Schema schema = new Schema(
                    2 + i * 3 + i / 4,
                    name,
                    key,
                    i % 3 == 2 ? null : "Generated from seed " + dataset.seed(),
                    DEFINED + i * 86_400_000L,
                    DEFINED + i * 90_000_000L,
                    true,
                    new Schema.Settings(true, false, false));
            schemas.add(schema);
            catalog.put(schema);
            defineTypes(i, plan);
        }
        for (int i = 0; i < dataset.schemas(); i++) {
            for (Blueprint.Type type : plans.get(i).types()) {
                defineAttributes(i, type);
            }
        }
    }

    private void defineTypes(int schema, Blueprint plan) {
        Map<String, Integer> positions = new HashMap<>();
        for (Blueprint.Type type : plan.types()) {
            int id = nextTypeId;
            nextTypeId += 1 + Hash.pick(Hash.mix(dataset.seed(), id), 3);
            String parent = type.parent() == null ? "" : type.parent();
            Icon icon = catalog.icons().stream()
                    .filter(candidate -> candidate.name().equals(type.icon()))
                    .findFirst()
                    .orElseThrow();
            int position = positions.merge(parent, 1, Integer::sum) - 1;
            catalog.put(new ObjectType(
                    id,
                    schemas.get(schema).id(),
                    type.name(),
                    position % 2 == 0 ? type.name() + " records, kept by the service desk" : null,
                    icon.number(),
                    position,
                    DEFINED + id * 60_000L,
                    DEFINED + id * 61_000L,
                    parent.isEmpty() ? null : typeIds.get(typeKey(schema, parent)),
                    type.inherited(),
                    type.abstractType()));
            typeIds.put(typeKey(schema, type.name()), id);
            weights.put(id, type.weight());
        }
    }

    private static String typeKey(int schema, String name) {
        return schema + "/" + name;
    }

    private void defineAttributes(int schema, Blueprint.Type type) {
        int typeId = typeIds.get(typeKey(schema, type.name()));
        put(typeId, AttributeSettings.standard(Attribute.KEY, false, AttributeSettings.TEXT, false), 0);
        Attribute name =
                put(typeId, AttributeSettings.standard(Attribute.NAME, true, AttributeSettings.TEXT, false), 1);
        put(typeId, AttributeSettings.standard(Attribute.CREATED, false, AttributeSettings.DATE_TIME, false), 2);
        put(typeId, AttributeSettings.standard(Attribute.UPDATED, false, AttributeSettings.DATE_TIME, false), 3);
        recipes.put(name.id(), new Recipe(100, 1, type.pattern(), List.of(), List.of(), List.of(), 0, true));
        int position = 4;
        for (Blueprint.Attribute plan : type.attributes()) {
            Integer target = target(schema, plan);
            if (plan.kind().equals("ref") && target == null) {
                continue;
            }
            Attribute attribute = put(typeId, settings(schema, plan, target), position++);
            if (attribute.isReference()) {
                openReferences.add(new OpenReference(attribute, plan));
            } else {
                recipes.put(
                        attribute.id(),
                        new Recipe(
                                plan.number("fill", 100),
                                plan.number("many", 1),
                                plan.options().getOrDefault("gen", ""),
                                pool(schema, plan),
                                List.of(),
                                List.of(),
                                0,
                                false));
            }
        }
    }

    private Attribute put(int typeId, AttributeSettings settings, int position) {
        boolean standard = position < 4;
        boolean name = settings.label();
        Attribute attribute = new Attribute(
                nextAttributeId, typeId, settings, !standard || name, standard && !name, !standard, position);
        nextAttributeId += 1 + Hash.pick(Hash.mix(dataset.seed(), nextAttributeId), 2);
        catalog.put(attribute);
        return attribute;
    }

    private @Nullable Integer target(int schema, Blueprint.Attribute plan) {
        if (!plan.kind().equals("ref")) {
            return null;
        }
        int at = plan.argument().indexOf('@');
        return at < 0
                ? typeIds.get(typeKey(schema, plan.argument()))
                : typeIds.get(typeKey(
                        Integer.parseInt(plan.argument().substring(at + 1)) - 1,
                        plan.argument().substring(0, at)));
    }

    private AttributeSettings settings(int schema, Blueprint.Attribute plan, @Nullable Integer target) {
        int many = plan.number("many", 1);
        boolean select = plan.kind().equals("select");
        return new AttributeSettings(
                plan.name(),
                false,
                plan.number("fill", 100) % 2 == 0 ? plan.name() + " as known to the service desk" : null,
                type(plan.kind()),
                defaultType(plan.kind()),
                target == null ? null : Integer.toString(target),
                plan.kind().equals("status") ? pool(schema, plan) : List.of(),
                additionalValue(schema, plan),
                0,
                many > MOST_BOUNDED_MANY ? -1 : many,
                plan.options().get("suffix"),
                plan.has("summable"),
                plan.has("children"),
                false,
                false,
                null,
                select ? plan.argument() : "",
                null);
    }

    private @Nullable String additionalValue(int schema, Blueprint.Attribute plan) {
        return switch (plan.kind()) {
            case "ref" -> Integer.toString(referenceType(schema, plan.options().getOrDefault("reftype", "Reference")));
            case "url" -> "DISABLED";
            case "user" -> "SHOW_PROFILE";
            default -> null;
        };
    }

    private static int type(String kind) {
        return switch (kind) {
            case "ref" -> AttributeSettings.OBJECT;
            case "user" -> AttributeSettings.USER;
            case "group" -> AttributeSettings.GROUP;
            case "project" -> AttributeSettings.PROJECT;
            case "status" -> AttributeSettings.STATUS;
            case "undocumented" -> AttributeSettings.UNDOCUMENTED;
            default -> AttributeSettings.DEFAULT;
        };
    }

    private static int defaultType(String kind) {
        return switch (kind) {
            case "text" -> AttributeSettings.TEXT;
            case "integer" -> AttributeSettings.INTEGER;
            case "boolean" -> AttributeSettings.BOOLEAN;
            case "double" -> AttributeSettings.DOUBLE;
            case "date" -> AttributeSettings.DATE;
            case "time" -> AttributeSettings.TIME;
            case "datetime" -> AttributeSettings.DATE_TIME;
            case "url" -> AttributeSettings.URL;
            case "email" -> AttributeSettings.EMAIL;
            case "textarea" -> AttributeSettings.TEXTAREA;
            case "select" -> AttributeSettings.SELECT;
            case "ip" -> AttributeSettings.IP_ADDRESS;
            default -> AttributeSettings.NONE;
        };
    }

    private List<String> pool(int schema, Blueprint.Attribute plan) {
        return switch (plan.kind()) {
            case "user" -> List.copyOf(directory.users().keySet());
            case "group" -> directory.groups();
            case "project" -> List.copyOf(directory.projects().keySet());
            case "select" -> Arrays.asList(plan.argument().split(",", -1));
            case "status" ->
                Arrays.stream(plan.argument().split(",", -1))
                        .map(name -> Integer.toString(status(schema, name)))
                        .toList();
            default -> List.of();
        };
    }

    private int status(int schema, String name) {
        int schemaId = schemas.get(schema).id();
        return catalog.statuses().stream()
                .filter(status ->
                        status.name().equals(name) && (status.schemaId() == null || status.schemaId() == schemaId))
                .findFirst()
                .map(Status::id)
                .orElseGet(() -> {
                    int id = catalog.nextStatusId() + 1;
                    int category = name.startsWith("In ") ? 1 : name.startsWith("D") ? 2 : 0;
                    catalog.put(new Status(id, name, null, category, schemaId));
                    return id;
                });
    }

    private int referenceType(int schema, String name) {
        int schemaId = schemas.get(schema).id();
        return catalog.referenceTypes().stream()
                .filter(type -> type.name().equals(name) && (type.schemaId() == null || type.schemaId() == schemaId))
                .findFirst()
                .map(ReferenceType::id)
                .orElseGet(() -> {
                    int id = catalog.nextReferenceTypeId() + 1;
                    String color =
                            String.format(java.util.Locale.ROOT, "%06x", Hash.mix(dataset.seed(), id) & 0xffffff);
                    catalog.put(new ReferenceType(id, name, null, color, schemaId));
                    return id;
                });
    }

    private void createObjects() {
        int[] quota = quotas();
        List<int[]> deck = new ArrayList<>();
        for (int i = 0; i < dataset.schemas(); i++) {
            deck.add(typeDeck(i));
        }
        int[] served = new int[quota.length];
        int remaining = dataset.schemas() == 0 ? 0 : dataset.objects();
        int total = remaining + remaining / ONE_IN_DELETED;
        long step = Math.max(2, (LAST_OBJECT - FIRST_OBJECT) / Math.max(1, total + 1));
        long created = FIRST_OBJECT;
        int id = 87;
        while (remaining > 0) {
            long hash = Hash.mix(dataset.seed(), id, 3);
            boolean exists = Hash.pick(hash >>> 40, ONE_IN_DELETED) != 0;
            int schema = schemaFor(quota, Hash.pick(hash, remaining));
            int[] types = deck.get(schema);
            int turn = exists ? served[schema]++ : Hash.pick(hash >>> 9, types.length);
            int type = turn < weighted(types) ? types[turn] : types[Hash.pick(hash >>> 13, types.length)];
            long updated = Hash.pick(hash >>> 21, 3) == 0
                    ? created
                    : created + Hash.pick(hash >>> 5, 1_000_000) * ((LAST_UPDATE - created) / 1_000_000);
            store.addGenerated(id, type, created, updated, exists);
            if (exists) {
                quota[schema]--;
                remaining--;
            }
            created += 1 + Hash.pick(hash >>> 3, (int) Math.min(Integer.MAX_VALUE - 1, step * 2 - 2));
            id += Hash.pick(hash >>> 30, 6) == 0 ? 2 + Hash.pick(hash >>> 33, 5) : 1;
        }
        Map<Integer, int[]> living = new HashMap<>();
        Map<Integer, int[]> gone = new HashMap<>();
        splitByType(living, gone);
        for (OpenReference open : openReferences) {
            int target =
                    Integer.parseInt(String.valueOf(open.attribute().settings().typeValue()));
            Set<Integer> targets =
                    open.attribute().settings().includeChildren() ? catalog.withDescendants(target) : Set.of(target);
            recipes.put(
                    open.attribute().id(),
                    new Recipe(
                            open.plan().number("fill", 100),
                            open.plan().number("many", 1),
                            "",
                            List.of(),
                            lists(targets, living),
                            lists(targets, gone),
                            open.plan().number("self", 0),
                            false));
        }
        store.sealGenerated(new GeneratedValues(
                dataset.seed(), store, recipes, List.copyOf(directory.users().keySet())));
    }

    private static List<int[]> lists(Set<Integer> types, Map<Integer, int[]> ordinals) {
        return types.stream()
                .sorted()
                .map(ordinals::get)
                .filter(list -> list != null)
                .toList();
    }

    /** The first schema gets nine tenths, the others share the rest. */
    private int[] quotas() {
        int[] quota = new int[dataset.schemas()];
        if (quota.length > 0) {
            int others = quota.length == 1 ? 0 : dataset.objects() / 10;
            quota[0] = dataset.objects() - others;
            for (int i = 1; i < quota.length; i++) {
                quota[i] = others / (quota.length - 1) + (i <= others % (quota.length - 1) ? 1 : 0);
            }
        }
        return quota;
    }

    private static int schemaFor(int[] quota, int turn) {
        int left = turn;
        for (int i = 0; i < quota.length; i++) {
            if (left < quota[i]) {
                return i;
            }
            left -= quota[i];
        }
        throw new IllegalStateException("no schema wants an object");
    }

    /** Concrete types of a schema, each once first and then as often as its weight says. */
    private int[] typeDeck(int schema) {
        List<Integer> concrete = catalog.typesOf(schemas.get(schema).id()).stream()
                .filter(type -> !type.abstractType())
                .map(ObjectType::id)
                .sorted()
                .toList();
        List<Integer> deck = new ArrayList<>(concrete);
        for (int type : concrete) {
            for (int i = 1; i < weights.getOrDefault(type, 1); i++) {
                deck.add(type);
            }
        }
        return deck.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int weighted(int[] deck) {
        int first = 1;
        while (first < deck.length && deck[first] > deck[first - 1]) {
            first++;
        }
        return first;
    }

    private void splitByType(Map<Integer, int[]> living, Map<Integer, int[]> gone) {
        Map<Integer, Integer> livingCount = new HashMap<>();
        Map<Integer, Integer> goneCount = new HashMap<>();
        for (int ordinal = 0; ordinal < store.size(); ordinal++) {
            (store.exists(ordinal) ? livingCount : goneCount).merge(store.typeId(ordinal), 1, Integer::sum);
        }
        livingCount.forEach((type, count) -> living.put(type, new int[count]));
        goneCount.forEach((type, count) -> gone.put(type, new int[count]));
        for (int ordinal = store.size() - 1; ordinal >= 0; ordinal--) {
            int type = store.typeId(ordinal);
            boolean exists = store.exists(ordinal);
            int place = (exists ? livingCount : goneCount).merge(type, -1, Integer::sum);
            java.util.Objects.requireNonNull((exists ? living : gone).get(type))[place] = ordinal;
        }
    }
}
