package io.strongroom.devstack;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name of a field, taken apart once and not again for each document. */
record FieldPath(String dotted, List<String> names) {
    static FieldPath of(String dotted) {
        return new FieldPath(dotted, List.of(dotted.split("\\.", -1)));
    }

    /** {@link Missing} when there is no such field. A list, also one on the way to the field, is answered as it is. */
    @Nullable
    Object in(Document document) {
        @Nullable Object value = document;
        for (String name : names) {
            if (value instanceof Document inner) {
                value = inner.getOrMissing(name);
            } else {
                return value instanceof Collection ? value : Missing.getInstance();
            }
        }
        return value;
    }
}
