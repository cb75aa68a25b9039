package io.strongroom.assets.canonical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one attribute of one object, in received order. */
public record AttributeValues(String attributeId, List<Value> values) {

    public AttributeValues {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param content the text; the id of a referenced object or status; the name of a group; the account id of a user; or
     *     JSON for kinds that we do not know
     * @param display what a person should see; the content itself unless there is something better
     * @param targetKey key of a referenced object, as it was when read
     * @param targetTypeId type of a referenced object
     */
    public record Value(
            Kind kind, String content, String display, @Nullable String targetKey, @Nullable Long targetTypeId) {}

    /** What {@link Value#content} is. */
    public enum Kind {
        TEXT,
        REFERENCE,
        STATUS,
        GROUP,
        USER,
        OTHER
    }
}
