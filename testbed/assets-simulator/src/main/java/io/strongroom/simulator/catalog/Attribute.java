package io.strongroom.simulator.catalog;

/** An attribute of an object type, with its place and what the product allows to do with it. */
public record Attribute(
        int id,
        int typeId,
        AttributeSettings settings,
        boolean editable,
        boolean system,
        boolean removable,
        int position) {

    public static final String KEY = "Key";
    public static final String NAME = "Name";
    public static final String CREATED = "Created";
    public static final String UPDATED = "Updated";

    public String name() {
        return settings.name();
    }

    public boolean isReference() {
        return settings.type() == AttributeSettings.OBJECT;
    }

    /** Key, Name, Created and Updated, which every type is born with. */
    public boolean standard() {
        return !removable;
    }

    public boolean isSystem(String name) {
        return system && settings.name().equals(name);
    }

    public Attribute with(AttributeSettings newSettings) {
        return new Attribute(id, typeId, newSettings, editable, system, removable, position);
    }

    public Attribute at(int newPosition) {
        return new Attribute(id, typeId, settings, editable, system, removable, newPosition);
    }
}
