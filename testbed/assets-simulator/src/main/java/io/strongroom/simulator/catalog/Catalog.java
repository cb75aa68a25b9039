package io.strongroom.simulator.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All definitions of one workspace. Callers hold the workspace's lock; {@link #version()} grows with each change. */
public final class Catalog {
    private final TreeMap<Integer, Schema> schemas = new TreeMap<>();
    private final TreeMap<Integer, ObjectType> types = new TreeMap<>();
    private final TreeMap<Integer, Attribute> attributes = new TreeMap<>();
    private final TreeMap<Integer, Status> statuses = new TreeMap<>();
    private final TreeMap<Integer, ReferenceType> referenceTypes = new TreeMap<>();
    private final TreeMap<Integer, Icon> icons = new TreeMap<>();
    private final Map<Integer, List<Attribute>> ownAttributes = new HashMap<>();
    private final Map<Integer, List<Attribute>> visibleAttributes = new ConcurrentHashMap<>();
    private final Map<String, Integer> lastIds = new HashMap<>();
    private long version;

    public long version() {
        return version;
    }

    public Collection<Schema> schemas() {
        return schemas.values();
    }

    public Collection<ObjectType> types() {
        return types.values();
    }

    public Collection<Attribute> attributes() {
        return attributes.values();
    }

    public Collection<Status> statuses() {
        return statuses.values();
    }

    public Collection<ReferenceType> referenceTypes() {
        return referenceTypes.values();
    }

    public Collection<Icon> icons() {
        return icons.values();
    }

    public @Nullable Schema schema(int id) {
        return schemas.get(id);
    }

    public @Nullable ObjectType type(int id) {
        return types.get(id);
    }

    public @Nullable Attribute attribute(int id) {
        return attributes.get(id);
    }

    public @Nullable Status status(int id) {
        return statuses.get(id);
    }

    public @Nullable ReferenceType referenceType(int id) {
        return referenceTypes.get(id);
    }

    public @Nullable Icon icon(String id) {
        for (Icon icon : icons.values()) {
            if (icon.uuid().equals(id) || Integer.toString(icon.number()).equals(id)) {
                return icon;
            }
        }
        return null;
    }

    public Icon iconNumber(int number) {
        Icon icon = icons.get(number);
        return icon == null ? icons.firstEntry().getValue() : icon;
    }

    public List<ObjectType> typesOf(int schemaId) {
        return types.values().stream()
                .filter(type -> type.schemaId() == schemaId)
                .sorted(Comparator.comparingInt(ObjectType::position).thenComparingInt(ObjectType::id))
                .toList();
    }

    public List<ObjectType> childrenOf(int typeId) {
        return types.values().stream()
                .filter(type -> type.parentId() != null && type.parentId() == typeId)
                .toList();
    }

    /** The type and everything below it. */
    public Set<Integer> withDescendants(int typeId) {
        Set<Integer> found = new HashSet<>();
        List<Integer> open = new ArrayList<>(List.of(typeId));
        while (!open.isEmpty()) {
            int next = open.remove(open.size() - 1);
            if (found.add(next)) {
                childrenOf(next).forEach(child -> open.add(child.id()));
            }
        }
        return found;
    }

    /** The attributes that the type itself defines, in order. */
    public List<Attribute> ownAttributes(int typeId) {
        return ownAttributes.getOrDefault(typeId, List.of());
    }

    /**
     * What an object of this type carries: its own attributes, and those that its parents hand down.
     * Key, Name, Created and Updated are every type's own and not handed down.
     */
    public List<Attribute> visibleAttributes(int typeId) {
        return visibleAttributes.computeIfAbsent(typeId, this::collectVisible);
    }

    private List<Attribute> collectVisible(int typeId) {
        List<Attribute> all = new ArrayList<>(ownAttributes(typeId));
        Set<Integer> seen = new HashSet<>(Set.of(typeId));
        ObjectType type = types.get(typeId);
        while (type != null && type.parentId() != null && seen.add(type.parentId())) {
            ObjectType parent = types.get(type.parentId());
            if (parent == null || !parent.inherited()) {
                break;
            }
            ownAttributes(parent.id()).stream()
                    .filter(attribute -> !attribute.standard())
                    .forEach(all::add);
            type = parent;
        }
        return List.copyOf(all);
    }

    public boolean inheritsFromParent(ObjectType type) {
        ObjectType parent = type.parentId() == null ? null : types.get(type.parentId());
        return parent != null && parent.inherited();
    }

    public Attribute labelAttribute(int typeId) {
        Attribute name = null;
        for (Attribute attribute : ownAttributes(typeId)) {
            if (attribute.settings().label()) {
                return attribute;
            }
            if (attribute.name().equals(Attribute.NAME)) {
                name = attribute;
            }
        }
        if (name == null) {
            throw new IllegalStateException("type " + typeId + " has no Name");
        }
        return name;
    }

    public void put(Schema schema) {
        schemas.put(schema.id(), schema);
        changed();
    }

    public void put(ObjectType type) {
        types.put(type.id(), type);
        changed();
    }

    public void put(Attribute attribute) {
        attributes.put(attribute.id(), attribute);
        reindex(attribute.typeId());
    }

    public void put(Status status) {
        statuses.put(status.id(), status);
        changed();
    }

    public void put(ReferenceType referenceType) {
        referenceTypes.put(referenceType.id(), referenceType);
        changed();
    }

    public void put(Icon icon) {
        icons.put(icon.number(), icon);
        changed();
    }

    public void removeSchema(int id) {
        schemas.remove(id);
        typesOf(id).forEach(type -> removeType(type.id()));
        statuses.values().removeIf(status -> status.schemaId() != null && status.schemaId() == id);
        referenceTypes.values().removeIf(type -> type.schemaId() != null && type.schemaId() == id);
        changed();
    }

    public void removeType(int id) {
        types.remove(id);
        attributes.values().removeIf(attribute -> attribute.typeId() == id);
        ownAttributes.remove(id);
        changed();
    }

    public void removeAttribute(int id) {
        Attribute gone = attributes.remove(id);
        if (gone != null) {
            reindex(gone.typeId());
        }
    }

    public void removeStatus(int id) {
        statuses.remove(id);
        changed();
    }

    public void removeReferenceType(int id) {
        referenceTypes.remove(id);
        changed();
    }

    public void removeIcon(int number) {
        icons.remove(number);
        changed();
    }

    public int nextSchemaId() {
        return afterLast("Schema", schemas);
    }

    public int nextTypeId() {
        return afterLast("Type", types);
    }

    public int nextAttributeId() {
        return afterLast("Attribute", attributes);
    }

    public int nextStatusId() {
        return afterLast("Status", statuses);
    }

    public int nextReferenceTypeId() {
        return afterLast("ReferenceType", referenceTypes);
    }

    public int nextIconNumber() {
        return afterLast("Icon", icons);
    }

    /** Ids are never given twice, even after the last one was deleted. */
    private int afterLast(String kind, NavigableMap<Integer, ?> known) {
        int last = known.isEmpty() ? 0 : known.lastKey();
        return lastIds.merge(kind, last + 1, (old, next) -> Math.max(old + 1, next));
    }

    private void reindex(int typeId) {
        ownAttributes.put(
                typeId,
                attributes.values().stream()
                        .filter(attribute -> attribute.typeId() == typeId)
                        .sorted(Comparator.comparingInt(Attribute::position).thenComparingInt(Attribute::id))
                        .toList());
        changed();
    }

    private void changed() {
        visibleAttributes.clear();
        version++;
    }
}
