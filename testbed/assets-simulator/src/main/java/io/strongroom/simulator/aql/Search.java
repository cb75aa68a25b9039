package io.strongroom.simulator.aql;

import io.strongroom.simulator.aql.Query.All;
import io.strongroom.simulator.aql.Query.Any;
import io.strongroom.simulator.aql.Query.Call;
import io.strongroom.simulator.aql.Query.Compare;
import io.strongroom.simulator.aql.Query.Comparison;
import io.strongroom.simulator.aql.Query.Condition;
import io.strongroom.simulator.aql.Query.Empty;
import io.strongroom.simulator.aql.Query.Having;
import io.strongroom.simulator.aql.Query.In;
import io.strongroom.simulator.aql.Query.Literal;
import io.strongroom.simulator.aql.Query.Operand;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.ReferenceType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.dataset.Workspace;
import io.strongroom.simulator.store.ObjectStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Runs one query over the index of a workspace. Callers hold the workspace's lock. */
public final class Search {
    private static final Set<Comparison> NEGATED = Set.of(Comparison.NOT_EQUAL, Comparison.NOT_LIKE);

    private final Workspace workspace;
    private final Catalog catalog;
    private final ObjectStore store;
    private final Paths paths;
    private final SearchRules rules;
    private final long now;
    private final Scope scope = new Scope();

    private Search(Workspace workspace, SearchRules rules, long now) {
        this.workspace = workspace;
        this.catalog = workspace.catalog();
        this.store = workspace.store();
        this.paths = new Paths(workspace);
        this.rules = rules;
        this.now = now;
    }

    public static Hits run(Workspace workspace, Query query, SearchRules rules, long now) {
        return new Search(workspace, rules, now).hits(query);
    }

    private Hits hits(Query query) {
        List<IntPredicate> tests = new ArrayList<>();
        if (query.condition() != null) {
            for (Condition part : query.condition() instanceof All all ? all.parts() : List.of(query.condition())) {
                if (!narrow(part)) {
                    tests.add(compile(part));
                }
            }
        }
        List<Query.Order> orders = query.orders();
        boolean natural = orders.isEmpty() || isNatural(orders.get(0));
        boolean descending = natural && !orders.isEmpty() && orders.get(0).descending();
        Hits candidates = scope.hits(store, catalog, rules.hiddenTypes(), descending);
        if (tests.isEmpty() && natural) {
            return candidates;
        }
        int[] found = filter(candidates, tests);
        return Hits.of(natural ? found : sorted(found, orders));
    }

    private static int[] filter(Hits candidates, List<IntPredicate> tests) {
        int[] found = new int[Math.min(1024, candidates.size())];
        int count = 0;
        for (int i = 0; i < candidates.size(); i++) {
            int ordinal = candidates.ordinal(i);
            boolean matches = true;
            for (IntPredicate test : tests) {
                if (!test.test(ordinal)) {
                    matches = false;
                    break;
                }
            }
            if (matches) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = ordinal;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Ordinals rise with the object id, the number in the key and the time of creation. */
    private boolean isNatural(Query.Order order) {
        String name = order.path().get(0).toLowerCase(Locale.ROOT);
        if (order.path().size() > 1) {
            return false;
        }
        if (name.equals("objectid") && !(rules.orderByObjectId() && rules.objectIdRanges())) {
            throw new AqlException("Cannot order by '" + order.path().get(0) + "'");
        }
        return name.equals("objectid") || name.equals("created") || (name.equals("key") && !rules.keySortsAsText());
    }

    private record SortRow(int ordinal, List<String> texts, List<Double> numbers) {}

    private int[] sorted(int[] found, List<Query.Order> orders) {
        List<Terms> terms =
                orders.stream().map(order -> paths.resolve(order.path())).toList();
        List<SortRow> rows = new ArrayList<>(found.length);
        for (int ordinal : found) {
            List<String> texts = new ArrayList<>(terms.size());
            List<Double> numbers = new ArrayList<>(terms.size());
            for (Terms term : terms) {
                List<List<String>> values = term.of(ordinal);
                String text = values.isEmpty() ? "" : values.get(0).get(0);
                texts.add(text.toLowerCase(Locale.ROOT));
                numbers.add(sortNumber(term.kind(), text));
            }
            rows.add(new SortRow(ordinal, texts, numbers));
        }
        Comparator<SortRow> comparator = Comparator.comparingInt(row -> 0);
        for (int i = 0; i < orders.size(); i++) {
            int column = i;
            Comparator<SortRow> next = Comparator.<SortRow>comparingDouble(
                            row -> row.numbers().get(column))
                    .thenComparing(row -> row.texts().get(column));
            comparator = comparator.thenComparing(orders.get(i).descending() ? next.reversed() : next);
        }
        rows.sort(comparator.thenComparingInt(SortRow::ordinal));
        return rows.stream().mapToInt(SortRow::ordinal).toArray();
    }

    private double sortNumber(Terms.Kind kind, String text) {
        if (text.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        return switch (kind) {
            case NUMBER -> Double.parseDouble(text);
            case MOMENT -> Terms.moment(text, now);
            case TEXT -> 0;
        };
    }

    /** True when the condition is fully expressed by the scope. */
    private boolean narrow(Condition condition) {
        if (condition instanceof Compare compare && compare.path().size() == 1) {
            String name = compare.path().get(0).toLowerCase(Locale.ROOT);
            boolean equal = compare.comparison() == Comparison.EQUAL;
            if (name.equals("objectid")) {
                return narrowIds(compare);
            }
            if (equal && name.equals("key")) {
                scope.onlyIds(idsOfKeys(List.of(compare.operand())));
                return true;
            }
            if (equal && name.equals("objecttypeid")) {
                scope.onlyTypes(Set.of(number(compare.operand())));
                return true;
            }
            if (equal && name.equals("objecttype")) {
                scope.onlyTypes(typesNamed(List.of(compare.operand())));
                return true;
            }
            if (equal && name.equals("objectschemaid")) {
                return scope.onlySchema(number(compare.operand()));
            }
            if (equal && name.equals("objectschema")) {
                return scope.onlySchema(schemaNamed(compare.operand()).id());
            }
        }
        if (condition instanceof In in && in.path().size() == 1 && !in.negated()) {
            String name = in.path().get(0).toLowerCase(Locale.ROOT);
            if (name.equals("objectid")) {
                scope.onlyIds(numbers(in.operands()));
                return true;
            }
            if (name.equals("key")) {
                scope.onlyIds(idsOfKeys(in.operands()));
                return true;
            }
            if (name.equals("objecttypeid")) {
                scope.onlyTypes(numbers(in.operands()));
                return true;
            }
            if (name.equals("objecttype")) {
                scope.onlyTypes(typesNamed(in.operands()));
                return true;
            }
        }
        return false;
    }

    private boolean narrowIds(Compare compare) {
        int id = number(compare.operand());
        if (compare.comparison() == Comparison.EQUAL) {
            scope.atLeast(id);
            scope.atMost(id);
            return true;
        }
        if (compare.comparison() == Comparison.NOT_EQUAL) {
            return false;
        }
        refuseUnlessIdRanges();
        return switch (compare.comparison()) {
            case GREATER -> scope.atLeast(id + 1L);
            case GREATER_OR_EQUAL -> scope.atLeast(id);
            case LESS -> scope.atMost(id - 1L);
            case LESS_OR_EQUAL -> scope.atMost(id);
            default -> false;
        };
    }

    private void refuseUnlessIdRanges() {
        if (!rules.objectIdRanges()) {
            throw new AqlException("The operator is not supported for objectId");
        }
    }

    private IntPredicate compile(Condition condition) {
        if (condition instanceof All all) {
            List<IntPredicate> parts = all.parts().stream().map(this::compile).toList();
            return ordinal -> parts.stream().allMatch(part -> part.test(ordinal));
        }
        if (condition instanceof Any any) {
            List<IntPredicate> parts = any.parts().stream().map(this::compile).toList();
            return ordinal -> parts.stream().anyMatch(part -> part.test(ordinal));
        }
        if (condition instanceof Query.Not not) {
            return compile(not.part()).negate();
        }
        if (condition instanceof Having having) {
            BitSet members = having(having.call());
            return ordinal -> members.get(ordinal) != having.negated();
        }
        if (condition instanceof Empty empty) {
            Terms terms = paths.resolve(empty.path());
            return ordinal -> terms.of(ordinal).isEmpty() != empty.negated();
        }
        if (condition instanceof In in) {
            return in(in);
        }
        return compare((Compare) condition);
    }

    private IntPredicate in(In in) {
        String name = in.path().size() == 1 ? in.path().get(0).toLowerCase(Locale.ROOT) : "";
        if (name.equals("objecttype") || name.equals("objecttypeid")) {
            Set<Integer> types = name.equals("objecttype") ? typesNamed(in.operands()) : numbers(in.operands());
            return ordinal -> types.contains(store.typeId(ordinal)) != in.negated();
        }
        if (name.equals("objectid")) {
            Set<Integer> ids = numbers(in.operands());
            return ordinal -> ids.contains(store.id(ordinal)) != in.negated();
        }
        Terms terms = paths.resolve(in.path());
        List<Terms.Match> matches = in.operands().stream()
                .map(operand -> Terms.match(terms.kind(), Comparison.EQUAL, text(operand), now))
                .toList();
        return ordinal -> {
            List<List<String>> values = terms.of(ordinal);
            boolean found = values.stream().anyMatch(value -> matches.stream().anyMatch(match -> match.matches(value)));
            return in.negated() ? !values.isEmpty() && !found : found;
        };
    }

    private IntPredicate compare(Compare compare) {
        String name = compare.path().size() == 1 ? compare.path().get(0).toLowerCase(Locale.ROOT) : "";
        if (name.equals("created")) {
            return moments(compare, store::created);
        }
        if (name.equals("updated")) {
            return moments(compare, ordinal -> store.index().view().updated(ordinal));
        }
        boolean equal = compare.comparison() == Comparison.EQUAL;
        boolean identity = equal || compare.comparison() == Comparison.NOT_EQUAL;
        if (name.equals("objectid")) {
            if (!identity) {
                refuseUnlessIdRanges();
            }
            int id = number(compare.operand());
            return ordinal -> holds(compare.comparison(), Integer.compare(store.id(ordinal), id));
        }
        if (identity && name.equals("objecttype")) {
            Set<Integer> types = typesNamed(List.of(compare.operand()));
            return ordinal -> types.contains(store.typeId(ordinal)) == equal;
        }
        if (identity && name.equals("objectschema")) {
            int schema = schemaNamed(compare.operand()).id();
            return ordinal -> (schemaOf(ordinal) == schema) == equal;
        }
        Terms terms = paths.resolve(compare.path());
        if (terms.kind() != Terms.Kind.TEXT) {
            // an operand of the wrong kind is refused even when no object is looked at
            Terms.match(terms.kind(), compare.comparison(), text(compare.operand()), now)
                    .matches(List.of(terms.kind() == Terms.Kind.NUMBER ? "0" : "2020-01-01"));
        }
        Terms.Match match = Terms.match(terms.kind(), compare.comparison(), text(compare.operand()), now);
        boolean negated = NEGATED.contains(compare.comparison());
        return ordinal -> {
            List<List<String>> values = terms.of(ordinal);
            boolean found = values.stream().anyMatch(match::matches);
            return negated ? !values.isEmpty() && !found : found;
        };
    }

    private int schemaOf(int ordinal) {
        ObjectType type = catalog.type(store.typeId(ordinal));
        return type == null ? -1 : type.schemaId();
    }

    private interface Moment {
        long of(int ordinal);
    }

    private IntPredicate moments(Compare compare, Moment moment) {
        String text = text(compare.operand());
        if (!rules.absoluteDates() && !Moments.isRelative(text)) {
            throw new AqlException("The date '" + text + "' cannot be parsed");
        }
        long unit = rules.minuteGranularity() ? 60_000 : 1;
        long wanted = Math.floorDiv(Terms.moment(text, now), unit);
        return ordinal -> holds(compare.comparison(), Long.compare(Math.floorDiv(moment.of(ordinal), unit), wanted));
    }

    private static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            default -> throw new AqlException("The operator does not apply to numbers and dates");
        };
    }

    /** Objects with inbound or outbound references from or to what the call's condition finds. */
    private BitSet having(Call call) {
        boolean inbound =
                switch (call.name()) {
                    case "inboundreferences", "inr" -> true;
                    case "outboundreferences", "outr" -> false;
                    default -> throw new AqlException("Unknown function '" + call.name() + "' after HAVING");
                };
        Set<String> referenceTypes = new HashSet<>();
        Query inner = new Query(withoutReferenceTypes(call.condition(), referenceTypes), List.of());
        Hits others = run(workspace, inner, rules, now);
        BitSet otherSet = new BitSet();
        for (int i = 0; i < others.size(); i++) {
            otherSet.set(others.ordinal(i));
        }
        BitSet members = new BitSet();
        Hits sources = inbound ? others : run(workspace, new Query(null, List.of()), rules, now);
        for (int i = 0; i < sources.size(); i++) {
            int source = sources.ordinal(i);
            for (Attribute attribute : catalog.visibleAttributes(store.typeId(source))) {
                if (!attribute.isReference() || !ofReferenceType(attribute, referenceTypes)) {
                    continue;
                }
                for (int target : store.index().view().references(source, attribute)) {
                    if (inbound) {
                        members.set(target);
                    } else if (otherSet.get(target)) {
                        members.set(source);
                    }
                }
            }
        }
        return members;
    }

    private boolean ofReferenceType(Attribute attribute, Set<String> names) {
        if (names.isEmpty()) {
            return true;
        }
        String id = attribute.settings().additionalValue();
        ReferenceType type = id == null ? null : catalog.referenceType(Integer.parseInt(id));
        return type != null && names.contains(type.name().toLowerCase(Locale.ROOT));
    }

    /** Takes {@code refType IN (...)} out of the argument of a reference function. */
    private static @Nullable Condition withoutReferenceTypes(@Nullable Condition condition, Set<String> names) {
        if (condition instanceof In in && in.path().get(0).equalsIgnoreCase("refType")) {
            in.operands().forEach(operand -> names.add(literal(operand).toLowerCase(Locale.ROOT)));
            return null;
        }
        if (condition instanceof All all) {
            List<Condition> rest = new ArrayList<>();
            for (Condition part : all.parts()) {
                Condition kept = withoutReferenceTypes(part, names);
                if (kept != null) {
                    rest.add(kept);
                }
            }
            return rest.isEmpty() ? null : new All(rest);
        }
        return condition;
    }

    private Set<Integer> typesNamed(List<Operand> operands) {
        Set<Integer> types = new HashSet<>();
        for (Operand operand : operands) {
            boolean children = false;
            Operand named = operand;
            if (operand instanceof Call call) {
                if (!call.name().equals("objecttypeandchildren")
                        || call.operands().size() != 1) {
                    throw new AqlException("Unknown function '" + call.name() + "' for objectType");
                }
                children = true;
                named = call.operands().get(0);
            }
            String name = literal(named);
            boolean known = false;
            for (ObjectType type : catalog.types()) {
                if (!rules.hiddenTypes().contains(type.id())
                        && (type.name().equalsIgnoreCase(name)
                                || Integer.toString(type.id()).equals(name))) {
                    known = true;
                    types.addAll(children ? catalog.withDescendants(type.id()) : Set.of(type.id()));
                }
            }
            if (!known) {
                throw new AqlException("The object type '" + name + "' does not exist");
            }
        }
        return types;
    }

    /** The ids behind keys that exist; a key that nobody has finds nothing. */
    private Set<Integer> idsOfKeys(List<Operand> operands) {
        Set<Integer> ids = new HashSet<>();
        for (Operand operand : operands) {
            String key = literal(operand);
            int ordinal = store.ordinalOf(trailingNumber(key));
            if (ordinal >= 0 && paths.key(ordinal).equalsIgnoreCase(key)) {
                ids.add(store.id(ordinal));
            }
        }
        return ids;
    }

    private static int trailingNumber(String key) {
        try {
            return Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
        } catch (NumberFormatException noKey) {
            return -1;
        }
    }

    private Schema schemaNamed(Operand operand) {
        Schema schema = Scope.schemaNamed(catalog, literal(operand));
        if (schema == null) {
            throw new AqlException("The object schema '" + literal(operand) + "' does not exist");
        }
        return schema;
    }

    private static Set<Integer> numbers(List<Operand> operands) {
        Set<Integer> numbers = new HashSet<>();
        operands.forEach(operand -> numbers.add(number(operand)));
        return numbers;
    }

    private static int number(Operand operand) {
        String text = literal(operand);
        try {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Long.parseLong(text)));
        } catch (NumberFormatException notNumber) {
            throw new AqlException("The value '" + text + "' is not a number");
        }
    }

    private static String literal(Operand operand) {
        if (operand instanceof Literal literal) {
            return literal.text();
        }
        throw new AqlException("The function '" + ((Call) operand).name() + "' is not possible here");
    }

    private String text(Operand operand) {
        if (operand instanceof Literal literal) {
            return literal.text();
        }
        Call call = (Call) operand;
        return switch (call.name()) {
            case "now" ->
                call.operands().isEmpty()
                        ? "now()"
                        : "now(" + literal(call.operands().get(0)) + ")";
            case "currentuser" -> rules.accountId();
            case "user" ->
                call.operands().isEmpty()
                        ? rules.accountId()
                        : literal(call.operands().get(0));
            default -> throw new AqlException("Unknown function '" + call.name() + "'");
        };
    }
}
