package io.strongroom.assets.definition;

import io.strongroom.assets.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * The definition of an attribute of an object type.
 *
 * @param typeId the object type that was asked for
 * @param defaultTypeId 0 text, 1 integer, … as in Atlassian's table; null unless the kind is {@link Kind#DEFAULT}
 * @param referencedTypeId the object type that references may point to; null unless the kind is {@link Kind#REFERENCE}
 * @param label whether this attribute names the object
 * @param maximumCardinality -1 is unlimited
 */
public record TypeAttribute(
        long id,
        long typeId,
        String name,
        Kind kind,
        @Nullable Integer defaultTypeId,
        @Nullable Long referencedTypeId,
        boolean label,
        boolean system,
        boolean editable,
        int minimumCardinality,
        int maximumCardinality,
        int position,
        CanonicalJson raw) {

    /** What the values are; the API's {@code type} number, which is absent on references in the official examples. */
    public enum Kind {
        DEFAULT,
        REFERENCE,
        USER,
        CONFLUENCE,
        GROUP,
        VERSION,
        PROJECT,
        STATUS,
        OTHER
    }
}
