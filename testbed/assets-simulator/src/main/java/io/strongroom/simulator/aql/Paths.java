package io.strongroom.simulator.aql;

import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.catalog.Status;
import io.strongroom.simulator.dataset.Directory;
import io.strongroom.simulator.dataset.Workspace;
import io.strongroom.simulator.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves what stands left of an operator: built-in names, attributes, and references followed by a dot. */
final class Paths {
    private final Workspace workspace;
    private final Catalog catalog;
    private final ObjectStore store;

    Paths(Workspace workspace) {
        this.workspace = workspace;
        this.catalog = workspace.catalog();
        this.store = workspace.store();
    }

    Terms resolve(List<String> path) {
        String name = path.get(0);
        if (path.size() == 1) {
            Terms builtIn = builtIn(name.toLowerCase(Locale.ROOT));
            if (builtIn != null) {
                return builtIn;
            }
        }
        Map<Integer, Attribute> byType = attributesNamed(name);
        if (path.size() > 1) {
            return through(byType, name, resolve(path.subList(1, path.size())));
        }
        return values(byType, kind(byType));
    }

    private @Nullable Terms builtIn(String name) {
        return switch (name) {
            case "key" -> text(this::key);
            case "label" -> text(ordinal -> store.index().view().label(ordinal));
            case "objectid" -> terms(Terms.Kind.NUMBER, ordinal -> Integer.toString(store.id(ordinal)));
            case "created" ->
                terms(Terms.Kind.MOMENT, ordinal -> Instant.ofEpochMilli(store.created(ordinal))
                        .toString());
            case "updated" ->
                terms(Terms.Kind.MOMENT, ordinal -> Instant.ofEpochMilli(
                                store.index().view().updated(ordinal))
                        .toString());
            case "objecttype" -> text(ordinal -> type(ordinal).name());
            case "objecttypeid" -> terms(Terms.Kind.NUMBER, ordinal -> Integer.toString(store.typeId(ordinal)));
            case "objectschema" -> text(ordinal -> schema(ordinal).name());
            case "objectschemaid" ->
                terms(
                        Terms.Kind.NUMBER,
                        ordinal -> Integer.toString(type(ordinal).schemaId()));
            case "anyattribute" -> anyAttribute();
            default -> null;
        };
    }

    private interface Single {
        String of(int ordinal);
    }

    private static Terms text(Single single) {
        return terms(Terms.Kind.TEXT, single);
    }

    private static Terms terms(Terms.Kind kind, Single single) {
        return new Terms() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public List<List<String>> of(int ordinal) {
                return List.of(List.of(single.of(ordinal)));
            }
        };
    }

    private ObjectType type(int ordinal) {
        ObjectType type = catalog.type(store.typeId(ordinal));
        if (type == null) {
            throw new IllegalStateException("object of an unknown type");
        }
        return type;
    }

    private Schema schema(int ordinal) {
        Schema schema = catalog.schema(type(ordinal).schemaId());
        if (schema == null) {
            throw new IllegalStateException("object of an unknown schema");
        }
        return schema;
    }

    String key(int ordinal) {
        return schema(ordinal).key() + "-" + store.id(ordinal);
    }

    private Map<Integer, Attribute> attributesNamed(String name) {
        Map<Integer, Attribute> found = new HashMap<>();
        for (ObjectType type : catalog.types()) {
            for (Attribute attribute : catalog.visibleAttributes(type.id())) {
                if (attribute.name().equalsIgnoreCase(name)) {
                    found.putIfAbsent(type.id(), attribute);
                }
            }
        }
        if (found.isEmpty()) {
            throw new AqlException("The attribute '" + name + "' does not exist in any object type you can see");
        }
        return found;
    }

    private static Terms.Kind kind(Map<Integer, Attribute> attributes) {
        Terms.Kind kind = null;
        for (Attribute attribute : attributes.values()) {
            Terms.Kind next = kind(attribute.settings());
            kind = kind == null || kind == next ? next : Terms.Kind.TEXT;
        }
        return kind == null ? Terms.Kind.TEXT : kind;
    }

    private static Terms.Kind kind(AttributeSettings settings) {
        if (settings.type() != AttributeSettings.DEFAULT) {
            return Terms.Kind.TEXT;
        }
        return switch (settings.defaultType()) {
            case AttributeSettings.INTEGER, AttributeSettings.DOUBLE -> Terms.Kind.NUMBER;
            case AttributeSettings.DATE, AttributeSettings.DATE_TIME -> Terms.Kind.MOMENT;
            default -> Terms.Kind.TEXT;
        };
    }

    private Terms values(Map<Integer, Attribute> byType, Terms.Kind kind) {
        return new Terms() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public List<List<String>> of(int ordinal) {
                Attribute attribute = byType.get(store.typeId(ordinal));
                return attribute == null ? List.of() : valuesOf(ordinal, attribute);
            }
        };
    }

    private List<List<String>> valuesOf(int ordinal, Attribute attribute) {
        List<List<String>> values = new ArrayList<>();
        if (attribute.isReference()) {
            for (int target : store.index().view().references(ordinal, attribute)) {
                values.add(
                        List.of(store.index().view().label(target), key(target), Integer.toString(store.id(target))));
            }
            return values;
        }
        for (String raw : store.index().view().values(ordinal, attribute)) {
            values.add(texts(attribute.settings(), raw));
        }
        return values;
    }

    private List<String> texts(AttributeSettings settings, String raw) {
        return switch (settings.type()) {
            case AttributeSettings.USER -> {
                Directory.User user = workspace.directory().users().get(raw);
                yield user == null ? List.of(raw) : List.of(user.displayName(), raw, user.email());
            }
            case AttributeSettings.STATUS -> {
                Status status = catalog.status(Integer.parseInt(raw));
                yield status == null ? List.of(raw) : List.of(status.name(), raw);
            }
            case AttributeSettings.PROJECT -> {
                String name = workspace.directory().projects().get(raw);
                yield name == null ? List.of(raw) : List.of(name, raw);
            }
            default -> List.of(raw);
        };
    }

    private Terms anyAttribute() {
        return new Terms() {
            @Override
            public Kind kind() {
                return Kind.TEXT;
            }

            @Override
            public List<List<String>> of(int ordinal) {
                List<List<String>> values = new ArrayList<>();
                values.add(List.of(key(ordinal)));
                for (Attribute attribute : catalog.visibleAttributes(store.typeId(ordinal))) {
                    values.addAll(valuesOf(ordinal, attribute));
                }
                return values;
            }
        };
    }

    private Terms through(Map<Integer, Attribute> byType, String name, Terms rest) {
        byType.values().removeIf(attribute -> !attribute.isReference());
        if (byType.isEmpty()) {
            throw new AqlException("The attribute '" + name + "' is not a reference, nothing can follow its dot");
        }
        return new Terms() {
            @Override
            public Kind kind() {
                return rest.kind();
            }

            @Override
            public List<List<String>> of(int ordinal) {
                Attribute attribute = byType.get(store.typeId(ordinal));
                if (attribute == null) {
                    return List.of();
                }
                List<List<String>> values = new ArrayList<>();
                for (int target : store.index().view().references(ordinal, attribute)) {
                    if (store.exists(target)) {
                        values.addAll(rest.of(target));
                    }
                }
                return values;
            }
        };
    }
}
