package io.strongroom.simulator.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an attribute's definition that a client may write. Numbers are those of the REST interface. */
public record AttributeSettings(
        String name,
        boolean label,
        @Nullable String description,
        int type,
        int defaultType,
        @Nullable String typeValue,
        List<String> typeValueMulti,
        @Nullable String additionalValue,
        int minimumCardinality,
        int maximumCardinality,
        @Nullable String suffix,
        boolean summable,
        boolean includeChildren,
        boolean hidden,
        boolean unique,
        @Nullable String regexValidation,
        String options,
        @Nullable String qlQuery) {

    public static final int DEFAULT = 0;
    public static final int OBJECT = 1;
    public static final int USER = 2;
    public static final int GROUP = 4;
    public static final int PROJECT = 6;
    public static final int STATUS = 7;
    /** The Cloud console offers kinds whose numbers nobody documented; this one stands for them. */
    public static final int UNDOCUMENTED = 8;

    public static final int TEXT = 0;
    public static final int INTEGER = 1;
    public static final int BOOLEAN = 2;
    public static final int DOUBLE = 3;
    public static final int DATE = 4;
    public static final int TIME = 5;
    public static final int DATE_TIME = 6;
    public static final int URL = 7;
    public static final int EMAIL = 8;
    public static final int TEXTAREA = 9;
    public static final int SELECT = 10;
    public static final int IP_ADDRESS = 11;
    public static final int NONE = -1;

    private static final List<String> DEFAULT_TYPE_NAMES = List.of(
            "Text",
            "Integer",
            "Boolean",
            "Double",
            "Date",
            "Time",
            "DateTime",
            "Url",
            "Email",
            "Textarea",
            "Select",
            "IP Address");

    public static AttributeSettings standard(String name, boolean label, int defaultType, boolean unique) {
        return new AttributeSettings(
                name,
                label,
                label ? "The name of the object" : null,
                DEFAULT,
                defaultType,
                null,
                List.of(),
                null,
                1,
                1,
                label ? "" : null,
                false,
                false,
                false,
                unique,
                label ? "" : null,
                "",
                null);
    }

    public String defaultTypeName() {
        return defaultType < 0 ? "None" : DEFAULT_TYPE_NAMES.get(defaultType);
    }

    public static boolean knowsDefaultType(int number) {
        return number >= NONE && number < DEFAULT_TYPE_NAMES.size();
    }

    public boolean is(int wantedType, int wantedDefaultType) {
        return type == wantedType && defaultType == wantedDefaultType;
    }

    public AttributeSettings withLabel(boolean newLabel) {
        return new AttributeSettings(
                name,
                newLabel,
                description,
                type,
                defaultType,
                typeValue,
                typeValueMulti,
                additionalValue,
                minimumCardinality,
                maximumCardinality,
                suffix,
                summable,
                includeChildren,
                hidden,
                unique,
                regexValidation,
                options,
                qlQuery);
    }
}
